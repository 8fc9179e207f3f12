package dev.outlive.hook;

/**
 * The time during which an object may be used: a lease, or what depends on one. Pointers go from
 * child to parent only: result set, statement execution, lease; never deeper.
 *
 * <p>Fields are plain on purpose: a check that misses a concurrent close by some nanoseconds is no
 * different from a use just before it, and plain reads can be hoisted out of loops.
 */
public class Life {
  /** What this life depends on; a lease is its own parent, so that a check needs no null test. */
  public final Life up;

  /** Whether this life itself is over. */
  public boolean over;

  /** Whether it ended when what it depends on had ended before. */
  public boolean belated;

  /** How, when and where it ended: an object of the ledger's, null while it lasts. */
  public Object end;

  /** What is known of it beyond its end, null for most; the ledger's. */
  public Object afterlife;

  /**
   * @param up what it depends on, or null for a life of its own
   */
  public Life(Life up) {
    this.up = up == null ? this : up;
  }

  /** Whether this life, or anything that it depends on, is over. */
  public final boolean ended() {
    // Without branches: nearly always all three have to be looked at, and it is less to inline.
    return over | up.over | up.up.over;
  }

  /** Of the thread that it began on, of a lease; null of others, and if it is not known. */
  Calls calls() {
    return null;
  }

  /** The life at the end of the chain: the lease. */
  public final Life root() {
    return up.up;
  }
}
