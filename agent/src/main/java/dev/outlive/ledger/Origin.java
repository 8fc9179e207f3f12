package dev.outlive.ledger;

/**
 * Of which kind the connection was that a query ran on. Holds nothing of the lease, which may get
 * lost by itself.
 *
 * @param source where it came from; none if that is not known
 * @param stateWatchedIn in which time of copying changes of its state were looked for; 0: in none
 * @param unlikeFresh whether it had what a fresh connection would not have
 */
record Origin(Source source, int stateWatchedIn, boolean unlikeFresh) {
  static Origin of(Lease lease) {
    return new Origin(lease.source, lease.stateWatchedIn, lease.unlikeFresh);
  }
}
