package dev.outlive.rule;

import dev.outlive.ledger.Leak;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Sql;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.sql.Connection;
import java.time.Instant;

/**
 * A connection that can never be closed: nothing refers to its handle, its statements or its
 * results any more.
 *
 * <p>Why it matters: a pool counts it as lent for ever, or until it takes it away by the clock.
 * When as many are lost as it has, the next borrower waits in vain.
 */
final class ConnectionLeak {
  static final String ID = "connection-leak";

  private ConnectionLeak() {}

  static Violation of(Leak leak) {
    return Violation.builder(
            ID,
            Severity.ERROR,
            Outcome.REPORTED,
            new Subject(Subject.Kind.CONNECTION, Connection.class.getName(), null, null, null))
        .time(Instant.now())
        .message(
            "A connection that was opened "
                + Wording.elapsed(leak.lease().ageMillis())
                + " ago was never closed, and nothing refers to it any more")
        .lease(leak.lease())
        .opened(leak.opened())
        .sql(leak.sql() == null ? null : Sql.masked(leak.sql()))
        .advice(
            "Open the connection"
                + Wording.at(leak.opened())
                + " in the head of a try block (try-with-resources), so that every way out closes"
                + " it.")
        .build();
  }
}
