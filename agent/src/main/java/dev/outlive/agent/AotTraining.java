package dev.outlive.agent;

import java.util.List;

/**
 * Tells a JVM that records an AOT cache or a class-data archive: a cache that is trained with woven
 * classes crashes JDK 25 at its next start (measured on 25.0.3), so nothing is woven there.
 */
final class AotTraining {
  private static final List<String> OPTIONS =
      List.of("-XX:AOTCacheOutput", "-XX:AOTMode=record", "-XX:AOTMode=create");

  private AotTraining() {}

  static boolean recording() {
    return inArguments()
        || in(System.getenv("JAVA_TOOL_OPTIONS"))
        || in(System.getenv("JDK_JAVA_OPTIONS"))
        || in(System.getenv("JDK_AOT_VM_OPTIONS"));
  }

  private static boolean inArguments() {
    for (String argument : ProcessHandle.current().info().arguments().orElse(new String[0])) {
      if (in(argument)) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(String options) {
    if (options != null) {
      for (String option : OPTIONS) {
        if (options.contains(option)) {
          return true;
        }
      }
    }
    return false;
  }
}
