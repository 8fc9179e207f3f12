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
  /**
   * @param ran the lease that a query ran on: where an ORM goes past its own handle, a pool's own
   *     of the driver's connection
   * @param handle the lease of the handle; null if nobody can tell which that is
   */
  static Origin of(Lease ran, Lease handle) {
    if (handle == null) {
      return new Origin(Source.NONE, ran.stateWatchedIn, ran.unlikeFresh);
    }
    boolean watched = ran.stateWatchedIn == handle.stateWatchedIn;
    return new Origin(
        handle.source, watched ? ran.stateWatchedIn : 0, ran.unlikeFresh || handle.unlikeFresh);
  }
}
