package dev.outlive.fixit.program;

import java.lang.instrument.Instrumentation;

/** Another agent in the same JVM. Mentions no class that ours would come too late for. */
public final class OtherAgent {
  private static volatile Instrumentation instrumentation;

  private OtherAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments, Instrumentation given) {
    instrumentation = given;
  }

  static Instrumentation instrumentation() {
    return instrumentation;
  }
}
