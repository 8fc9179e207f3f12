package dev.outlive.ledger;

import java.util.Arrays;

/**
 * The SQL behind which something went wrong without a stack that tells where it came from, or may
 * go wrong: the next {@value #CAPTURES} captures behind it are taken whatever they cost.
 * Thread-safe; racy on purpose, as one more or less does not matter.
 */
final class ArmedSql {
  static final byte CAPTURES = 100;

  private final byte[] left = new byte[SqlSlot.COUNT];

  /** All that is to come is armed. */
  static ArmedSql all() {
    ArmedSql all = new ArmedSql();
    Arrays.fill(all.left, CAPTURES);
    return all;
  }

  /**
   * @param sql as the host wrote it; null if unknown
   */
  void arm(String sql) {
    left[SqlSlot.of(sql)] = CAPTURES;
  }

  /** Whether a capture behind this SQL is to be taken whatever it costs; counts it. */
  boolean take(String sql) {
    int slot = SqlSlot.of(sql);
    if (left[slot] <= 0) {
      return false;
    }
    left[slot]--;
    return true;
  }
}
