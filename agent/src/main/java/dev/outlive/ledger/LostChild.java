package dev.outlive.ledger;

/**
 * A statement or result set that nothing refers to any more, open, until it is certain that its
 * connection was not lost with it: that would be one leak, and the connection's. By the ticker
 * only.
 */
final class LostChild {
  /** After so many collections, what is still there was not garbage. */
  private static final int CERTAIN_AFTER_COLLECTIONS = 2;

  private static final long CERTAIN_AFTER_MILLIS = 2_000;

  private final Child child;
  private final long bornBefore;
  private long since = System.currentTimeMillis();
  private int collection;

  LostChild(Child child, int collection) {
    this.child = child;
    this.bornBefore = child.family.born();
    this.collection = collection;
  }

  Child child() {
    return child;
  }

  /** Whether it is no longer of interest: what it depends on has ended, or is lost, too. */
  boolean settled() {
    Lease lease = child.family.lease.get();
    return !child.open() || lease == null || lease.over;
  }

  /**
   * Whether it alone was lost. A connection that has made another statement since is in use (of no
   * account to a result set whose statement can still close it); one that is merely still there may
   * be so because the collector has not come to it.
   *
   * @param collections how many there were
   */
  boolean certain(int collections) {
    Lease lease = child.family.lease.get();
    if (lease == null) {
      return false;
    }
    boolean forGood = child.statement == null || child.statement.refersTo(null);
    if (forGood && child.family.born() != bornBefore) {
      return true;
    }
    long now = System.currentTimeMillis();
    if (!lease.aged) {
      // Held by the ledger itself.
      since = now;
      collection = collections;
    }
    return collections - collection >= CERTAIN_AFTER_COLLECTIONS
        && now - since >= CERTAIN_AFTER_MILLIS;
  }
}
