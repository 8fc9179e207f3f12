package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;

/** One execution of a statement: what the statement carries, and its result sets depend on. */
final class Execution extends Part {
  /** Whether it has run: the next run begins another execution. */
  boolean executed;

  /** Whether its SQL changes the connection's state. */
  boolean setsState;

  /** Whether it is all the work that its lease has, if it is any: that depends on the count. */
  boolean onlyWorkIfAny;

  /** Whether generated keys were handed out, which outlast {@code getMoreResults}. */
  boolean keys;

  /** Whether the statement closes when its result set does. */
  boolean closeOnCompletion;

  /** The results before, kept open by {@code getMoreResults(KEEP_CURRENT_RESULT)}. */
  Execution kept;

  Execution(Life lease, JdbcKind kind, String sql, Capture loaded) {
    super(lease, kind, sql, loaded);
  }

  /** The next execution of the same statement. */
  Execution next(String newSql) {
    Execution next = new Execution(up, kind, newSql == null ? sql : newSql, loaded);
    next.executed = true;
    next.setsState = setsState;
    next.closeOnCompletion = closeOnCompletion;
    return next;
  }
}
