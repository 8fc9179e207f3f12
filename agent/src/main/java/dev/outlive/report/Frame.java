package dev.outlive.report;

import java.util.Objects;

/**
 * One stack frame, as text: it holds on to no class and no loader.
 *
 * @param type the class's binary name
 * @param method the method's name
 * @param file the source file, or null
 * @param line the line, 0 or less if unknown, -2 for a native method
 * @param application whether the frame is the application's, as opposed to a library's
 */
public record Frame(String type, String method, String file, int line, boolean application) {
  private static final int NATIVE = -2;

  public Frame {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(method, "method");
  }

  /** The frame as {@link StackTraceElement} writes it, without module and loader. */
  @Override
  public String toString() {
    return type + '.' + method + '(' + place() + ')';
  }

  private String place() {
    if (line == NATIVE) {
      return "Native Method";
    }
    if (file == null) {
      return "Unknown Source";
    }
    return line > 0 ? file + ':' + line : file;
  }
}
