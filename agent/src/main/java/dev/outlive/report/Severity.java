package dev.outlive.report;

/** How bad a violation is. */
public enum Severity {
  /** Something is broken, or will be. */
  ERROR,
  /** Something is risky or wasteful, and still works. */
  WARNING;

  /** The spelling of the JSON record. */
  public String text() {
    return Spelling.of(this);
  }
}
