package dev.outlive.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What this JVM was told to do with an AOT cache (JEP 483), by its command line or the variables
 * that add to it. A cache that is trained with woven classes crashes JDK 25 at its next start, and
 * classes that a cache has linked exist before any agent (measured on 25.0.3).
 */
final class AotCache {
  private static final int FIRST_JDK = 24;
  private static final long LARGEST_ARGUMENT_FILE = 1 << 20;

  private static final List<String> RECORDING =
      List.of("-XX:AOTCacheOutput=", "-XX:AOTMode=record", "-XX:AOTMode=create");
  private static final List<String> USED = List.of("-XX:AOTCache=");

  private AotCache() {}

  /** Whether this JVM trains one: nothing must be woven in it. */
  static boolean recording() {
    return told(RECORDING);
  }

  /** Whether this JVM starts from one. */
  static boolean used() {
    return told(USED);
  }

  private static boolean told(List<String> options) {
    return Runtime.version().feature() >= FIRST_JDK
        && (in(commandLine(), options)
            || in(System.getenv("JAVA_TOOL_OPTIONS"), options)
            || in(System.getenv("JDK_JAVA_OPTIONS"), options)
            || in(System.getenv("JDK_AOT_VM_OPTIONS"), options));
  }

  private static boolean in(String text, List<String> options) {
    if (text == null) {
      return false;
    }
    if (names(text, options)) {
      return true;
    }
    for (String word : text.split("[\\s\0]+")) {
      if (word.startsWith("@") && names(argumentFile(word.substring(1)), options)) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(String text, List<String> options) {
    for (String option : options) {
      if (text.contains(option)) {
        return true;
      }
    }
    return false;
  }

  /** What a file of arguments adds; nothing if it is none. */
  private static String argumentFile(String name) {
    try {
      Path file = Path.of(name);
      return Files.size(file) > LARGEST_ARGUMENT_FILE ? "" : Files.readString(file);
    } catch (IOException | RuntimeException e) {
      // An argument of the application's that begins like one.
      return "";
    }
  }

  private static String commandLine() {
    try {
      // Asking for a ProcessHandle starts threads of the JDK's: a hundredth of a second.
      return Files.readString(Path.of("/proc/self/cmdline"));
    } catch (IOException | RuntimeException e) {
      // Not Linux.
      String[] arguments = ProcessHandle.current().info().arguments().orElse(new String[0]);
      return String.join(" ", arguments);
    }
  }
}
