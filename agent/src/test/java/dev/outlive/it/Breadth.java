package dev.outlive.it;

/** How much of what could be tested is. */
final class Breadth {

  private Breadth() {}

  /** All drivers × all pools, and many more borrows; else each at least once. */
  static boolean whole() {
    return Boolean.getBoolean("outlive.test.matrix");
  }
}
