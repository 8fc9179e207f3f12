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

  /** Whether there may be any: mostly there are none, and then nothing is looked up. */
  private boolean any;

  /** All that is to come is armed. */
  static ArmedSql all() {
    ArmedSql all = new ArmedSql();
    Arrays.fill(all.left, CAPTURES);
    all.any = true;
    return all;
  }

  /**
   * @param sql as the host wrote it; null if unknown
   */
  void arm(String sql) {
    left[SqlSlot.of(sql)] = CAPTURES;
    any = true;
  }

  /** Whether a capture behind this SQL is to be taken whatever it costs; counts it. */
  boolean take(String sql) {
    return any && taken(SqlSlot.of(sql));
  }

  private boolean taken(int slot) {
    if (left[slot] <= 0) {
      return false;
    }
    if (--left[slot] == 0) {
      lookForAny();
    }
    return true;
  }

  private void lookForAny() {
    any = false;
    for (byte captures : left) {
      any |= captures > 0;
    }
  }
}
