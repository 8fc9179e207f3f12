package dev.outlive.ledger;

import dev.outlive.weave.JdbcKind;

/**
 * An execution of a statement of which it is told whether it is closed. A class of its own, so that
 * nothing is asked, and nothing is larger, where no rule wants to know.
 */
final class TrackedExecution extends Execution {
  /** The first execution: each later one and all results refer to it, so it lasts as they do. */
  private final TrackedExecution first;

  /** Of the first: the statement. */
  private Child statement;

  /** Whether the statement has moved on to another. */
  private boolean succeeded;

  /** Its result set, if that is open. */
  private Child results;

  TrackedExecution(Lease lease, JdbcKind kind, String sql, Capture loaded) {
    super(lease, kind, sql, loaded);
    this.first = this;
  }

  private TrackedExecution(TrackedExecution same, String sql, Capture loaded) {
    super(same.up, same.kind, sql, loaded);
    this.first = same.first;
  }

  void is(Child child) {
    statement = child;
  }

  Child statement() {
    return first.statement;
  }

  /** A wrapper may be another object whenever it is asked for: the last one stands for all. */
  void handsOut(Child resultSet) {
    resultsEnded();
    results = resultSet;
  }

  /** Its result set was closed, or can no longer be used. */
  void resultsEnded() {
    if (results != null) {
      results.ended();
      results = null;
    }
  }

  /**
   * Of another object that is the same statement, such as what it wraps: to close one is enough.
   */
  Execution alias(Capture madeKnown) {
    TrackedExecution alias = new TrackedExecution(this, sql, madeKnown);
    alias.executed = true;
    return alias;
  }

  @Override
  Execution another(String newSql) {
    succeeded = true;
    first.statement.sql = newSql;
    return new TrackedExecution(this, newSql, loaded);
  }

  @Override
  void runs(String newSql) {
    super.runs(newSql);
    first.statement.sql = sql;
  }

  @Override
  void closesOnCompletion() {
    super.closesOnCompletion();
    first.statement.closesOnCompletion = true;
  }

  @Override
  void noteEnd() {
    resultsEnded();
    if (!succeeded) {
      first.statement.ended();
    }
  }
}
