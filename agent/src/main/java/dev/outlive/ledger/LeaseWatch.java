package dev.outlive.ledger;

/** Looks at the leases that are no longer young, for the rules about them. By the ticker only. */
final class LeaseWatch implements AgedLease.Watcher {
  private final Leaks leaks;
  private final Holds holds;
  private long now;

  LeaseWatch(Leaks leaks, Holds holds) {
    this.leaks = leaks;
    this.holds = holds;
  }

  /**
   * A look at all begins.
   *
   * @param heldAfterMillis the age at which a lease has been held for long; 0: never
   */
  LeaseWatch at(long millis, long heldAfterMillis) {
    now = millis;
    holds.begin(heldAfterMillis);
    return this;
  }

  @Override
  public long open(AgedLease aged, Lease lease) {
    return holds.look(aged, lease, now);
  }

  @Override
  public void ended(AgedLease aged) {
    holds.ended(aged);
  }

  @Override
  public void lost(AgedLease aged) {
    leaks.lost(aged, now);
  }
}
