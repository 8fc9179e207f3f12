package dev.outlive.orm;

/** What may be said of a column besides its name and type. */
public enum ColumnOption {
  /** The column takes no null. */
  NOT_NULL,
  /** No two rows have the same value. */
  UNIQUE,
  /**
   * The column is left out of a query that does not name it; reading the attribute loads it. For
   * what is large and seldom wanted.
   */
  DEFERRED
}
