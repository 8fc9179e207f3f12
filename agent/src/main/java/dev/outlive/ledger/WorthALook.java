package dev.outlive.ledger;

/**
 * Tells for which SQL it is worth looking, each time that something comes of it, whether a learned
 * path begins there: looking walks the stack. SQL that was looked at {@value #LOOKS} times in vain
 * is from then on looked at once in as many, until something is learned of it or found.
 * Thread-safe; racy on purpose, as one look more or less does not matter.
 */
final class WorthALook {
  static final short LOOKS = 1_000;

  private static final short FOUND = -1;

  /** How often it was looked in vain, twice {@value #LOOKS} at most. */
  private final short[] inVain = new short[SqlSlot.COUNT];

  /**
   * Whether to look.
   *
   * @param sql as the host wrote it; null if unknown
   */
  boolean is(String sql) {
    int slot = SqlSlot.of(sql);
    short before = inVain[slot];
    if (before == FOUND) {
      return true;
    }
    boolean again = before >= 2 * LOOKS - 1;
    inVain[slot] = again ? LOOKS : (short) (before + 1);
    return before < LOOKS || again;
  }

  /** A path begins at this SQL. */
  void found(String sql) {
    inVain[SqlSlot.of(sql)] = FOUND;
  }
}
