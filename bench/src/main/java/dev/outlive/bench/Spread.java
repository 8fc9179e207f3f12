package dev.outlive.bench;

import java.util.Arrays;

/** A few measured numbers, in order. */
record Spread(double... sorted) {

  Spread {
    sorted = sorted.clone();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      throw new IllegalArgumentException("Nothing was measured");
    }
  }

  int count() {
    return sorted.length;
  }

  double min() {
    return sorted[0];
  }

  double max() {
    return sorted[sorted.length - 1];
  }

  double median() {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** A quarter of the numbers are not above it. */
  double lowerQuartile() {
    return sorted[(sorted.length - 1) / 4];
  }

  /** A quarter of the numbers are not below it. */
  double upperQuartile() {
    return sorted[sorted.length - 1 - (sorted.length - 1) / 4];
  }

  /** How far apart the numbers lie, as a part of their median. */
  double width() {
    return (max() - min()) / median();
  }
}
