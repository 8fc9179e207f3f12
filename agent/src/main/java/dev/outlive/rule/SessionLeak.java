package dev.outlive.rule;

import dev.outlive.ledger.Leak;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Sql;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.time.Instant;

/**
 * A session of an ORM that can never be closed: nothing refers to it any more.
 *
 * <p>Why it matters: what it has borrowed is never given back, and what was to be written when it
 * ends is not.
 */
final class SessionLeak {
  static final String ID = "session-leak";

  private SessionLeak() {}

  static Violation of(Leak leak) {
    String type = Wording.simple(leak.sessionType());
    return Violation.builder(
            ID,
            Severity.ERROR,
            Outcome.REPORTED,
            new Subject(Subject.Kind.SESSION, leak.sessionType(), null, null, null))
        .time(Instant.now())
        .message(
            Wording.a(type)
                + " that was opened "
                + Wording.elapsed(leak.lease().ageMillis())
                + " ago was never closed, and nothing refers to it any more")
        .lease(leak.lease())
        .opened(leak.opened())
        .sql(leak.sql() == null ? null : Sql.masked(leak.sql()))
        .advice(
            "Open the "
                + type
                + Wording.at(leak.opened())
                + " in the head of a try block (try-with-resources), so that every way out closes"
                + " it.")
        .build();
  }
}
