package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;

/** One execution of a statement: what the statement carries, and its result sets depend on. */
class Execution extends Part {
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

  /** It has run, for the first time. */
  void runs(String newSql) {
    executed = true;
    sql = newSql == null ? sql : newSql;
  }

  /** The statement closes when its result set does, from now on. */
  void closesOnCompletion() {
    closeOnCompletion = true;
  }

  /** One more of the same statement. */
  Execution another(String newSql) {
    return new Execution(up, kind, newSql, loaded);
  }

  /** The next execution of the same statement. */
  final Execution next(String newSql) {
    Execution next = another(newSql == null ? sql : newSql);
    next.executed = true;
    next.setsState = setsState;
    next.closeOnCompletion = closeOnCompletion;
    return next;
  }
}
