package dev.outlive.ledger;

/**
 * What is to be known of a lease when it is gone itself: whether it had ended, and whether anybody
 * is to be told if not. Thread-safe.
 */
final class LeaseEnd {
  /** How it ended; null if it has not. */
  volatile End end;

  /** Whether it is nobody's fault, or somebody else's, if it does not end. */
  volatile boolean excused;
}
