package dev.outlive.bench.startup;

/** The least that a JVM can do. */
public final class HelloWorld {

  private HelloWorld() {}

  /** Greets. */
  public static void main(String[] arguments) {
    System.out.println("Hello, world");
    System.out.println(PeakMemory.line());
  }
}
