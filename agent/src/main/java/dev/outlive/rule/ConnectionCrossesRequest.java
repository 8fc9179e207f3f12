package dev.outlive.rule;

import dev.outlive.ledger.Crossing;
import dev.outlive.report.Frame;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Sql;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.sql.Connection;
import java.time.Instant;

/**
 * A connection or session is still open when the request that opened it has ended, and no other
 * thread has taken it over.
 *
 * <p>Why it matters: each such request takes a connection more from those that come after it, and
 * whoever uses what was kept uses it from several threads.
 */
final class ConnectionCrossesRequest {
  static final String ID = "connection-crosses-request";

  private ConnectionCrossesRequest() {}

  static Violation of(Crossing crossing) {
    boolean session = crossing.lease().kind() == LeaseKind.SESSION;
    String what = session ? "session" : "connection";
    String scope = crossing.opened().scope();
    String opener =
        crossing.opened().stack().stream()
            .filter(Frame::application)
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    return Violation.builder(
            ID,
            Severity.WARNING,
            Outcome.REPORTED,
            new Subject(
                session ? Subject.Kind.SESSION : Subject.Kind.CONNECTION,
                session ? crossing.type() : Connection.class.getName(),
                null,
                null,
                null))
        .time(Instant.now())
        .message(
            Wording.a(what)
                + " that was opened in "
                + (scope == null ? "a request" : scope)
                + " was still open "
                + Wording.after(crossing.millisSince())
                + " that request had ended")
        .lease(crossing.lease())
        .opened(crossing.opened())
        .sql(crossing.sql() == null ? null : Sql.masked(crossing.sql()))
        .advice(
            "Close the "
                + what
                + " that is opened"
                + opener
                + " before the request ends (try-with-resources); what needs one for longer opens"
                + " its own.")
        .build();
  }
}
