package dev.outlive.ledger;

/** What the ticker remembers of a lease that may be held for too long. */
final class Hold {
  /** How often it was said. */
  int reports;

  /** The age, in milliseconds, at which it is said next. */
  long reportAtAge;
}
