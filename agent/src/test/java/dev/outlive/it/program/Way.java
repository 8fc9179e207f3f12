package dev.outlive.it.program;

/** A way in which an object, or what it depends on, ends; or goes on. */
enum Way {
  /** Nothing ends. */
  ALIVE,
  OWN_CLOSE,
  RESULT_SET_CLOSED,
  STATEMENT_CLOSED,
  REEXECUTED,
  MORE_RESULTS,
  /** The statement closes with its result set. */
  ON_COMPLETION,
  TRANSACTION_ENDED,
  /** The transaction of a savepoint, once more. */
  ROLLED_BACK,
  /** A savepoint's own end. */
  RELEASED,
  /** One of a physical connection's handles; the connection itself goes on. */
  HANDLE_CLOSED,
  /** Or given back to its pool. */
  CONNECTION_CLOSED
}
