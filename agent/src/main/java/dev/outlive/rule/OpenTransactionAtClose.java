package dev.outlive.rule;

import dev.outlive.ledger.OpenWork;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Sql;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.sql.Connection;

/**
 * A connection is closed, or given back to its pool, with work neither committed nor rolled back.
 *
 * <p>Why it matters: what becomes of the work is for the pool and the driver to say, and they
 * differ: it is lost, or kept, or the next borrower's.
 */
final class OpenTransactionAtClose {
  static final String ID = "open-transaction-at-close";

  private OpenTransactionAtClose() {}

  static Violation of(OpenWork left) {
    boolean refused = left.refused() != null;
    return Violation.builder(
            ID,
            Severity.ERROR,
            refused ? Outcome.THREW : Outcome.REPORTED,
            new Subject(Subject.Kind.CONNECTION, Connection.class.getName(), null, null, null))
        .time(left.closed().at())
        .message(
            "A connection was closed with work neither committed nor rolled back; " + fate(left))
        .lease(left.lease())
        .opened(left.opened())
        .closed(left.closed())
        .sql(left.sql() == null ? null : Sql.masked(left.sql()))
        .exception(left.refused())
        .advice(
            "Call commit() when the work is done, and rollback() on every other way to the close"
                + Wording.at(left.closed())
                + ".")
        .build();
  }

  private static String fate(OpenWork left) {
    return switch (left.fate()) {
      case COMMITTED -> "it was committed";
      case ROLLED_BACK -> "it was rolled back";
      case LEFT_OPEN -> "it was left open, for the next borrower to commit or roll back";
      case KEPT -> "the driver did not close it for that, and it stays open";
    };
  }
}
