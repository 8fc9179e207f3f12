package dev.outlive.bench;

/** An agent that does nothing: what the JVM itself asks for having one. */
public final class NoOpAgent {

  private NoOpAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments) {
    // Nothing: that is what is measured.
  }
}
