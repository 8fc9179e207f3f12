package dev.outlive.bench;

/**
 * How long one JVM warms up and measures.
 *
 * @param warmUp seconds, of CPU time where it is about time
 * @param iterations that count
 * @param many how many a million is
 */
record Effort(int warmUp, int iterations, int many) {

  static final Effort FULL = new Effort(5, 5, 1_000_000);
  static final Effort QUICK = new Effort(3, 3, 200_000);
}
