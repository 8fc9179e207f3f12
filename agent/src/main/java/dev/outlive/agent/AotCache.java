package dev.outlive.agent;

import java.util.List;

/**
 * What this JVM was told to do with an AOT cache (JEP 483), by its command line or the variables
 * that add to it. A cache that is trained with woven classes crashes JDK 25 at its next start, and
 * classes that a cache has linked exist before any agent (measured on 25.0.3).
 */
final class AotCache {
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
    return inArguments(options)
        || in(System.getenv("JAVA_TOOL_OPTIONS"), options)
        || in(System.getenv("JDK_JAVA_OPTIONS"), options)
        || in(System.getenv("JDK_AOT_VM_OPTIONS"), options);
  }

  private static boolean inArguments(List<String> options) {
    for (String argument : ProcessHandle.current().info().arguments().orElse(new String[0])) {
      if (in(argument, options)) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(String text, List<String> options) {
    if (text != null) {
      for (String option : options) {
        if (text.contains(option)) {
          return true;
        }
      }
    }
    return false;
  }
}
