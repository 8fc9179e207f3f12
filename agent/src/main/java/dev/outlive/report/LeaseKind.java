package dev.outlive.report;

/** What a lease is of. */
public enum LeaseKind {
  CONNECTION,
  SESSION;

  /** The spelling of the JSON record. */
  public String text() {
    return Spelling.of(this);
  }
}
