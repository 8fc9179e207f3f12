package dev.outlive.ledger;

import dev.outlive.weave.JdbcKind;

/** The life of a result set of which it is told whether it is closed. */
final class TrackedResults extends Part {
  private final TrackedExecution execution;

  TrackedResults(TrackedExecution execution, String sql, Capture loaded) {
    super(execution, JdbcKind.RESULT_SET, sql, loaded);
    this.execution = execution;
  }

  TrackedExecution execution() {
    return execution;
  }

  @Override
  void noteEnd() {
    execution.resultsEnded();
  }
}
