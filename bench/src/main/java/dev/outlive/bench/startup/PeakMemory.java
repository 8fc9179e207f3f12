package dev.outlive.bench.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process has had so far. */
public final class PeakMemory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private PeakMemory() {}

  /** Linux's own line: its name, a colon, kilobytes. */
  public static String line() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmHWM:")) {
          return line;
        }
      }
      throw new IllegalStateException(STATUS + " does not say it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kilobytes, from a program's output whose last line is {@link #line()}. */
  public static long kilobytes(String output) {
    String last = output.strip().lines().reduce("", (first, second) -> second);
    if (!last.startsWith("VmHWM:")) {
      throw new IllegalStateException("The program did not end well: " + output);
    }
    return Long.parseLong(last.replaceAll("[^0-9]", ""));
  }
}
