package dev.outlive.bench;

/**
 * How long one JVM warms up and measures: seconds, one an iteration. Not less than a second: what
 * the agent may spend on stacks it is given by the second.
 */
record Effort(int warmups, int iterations) {

  static final Effort FULL = new Effort(6, 6);
  static final Effort QUICK = new Effort(4, 3);
}
