package dev.outlive.rule;

import dev.outlive.ledger.Carried;
import dev.outlive.ledger.ChangedState;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.sql.Connection;
import java.time.Instant;

/**
 * A borrower left a connection otherwise than it found it, and the next borrower got it like that.
 *
 * <p>Why it matters: which of these a pool resets differs, and the next borrower counts on none: it
 * never commits, or cannot write, or reads another schema.
 */
final class StateLeak {
  static final String ID = "state-leak";

  private StateLeak() {}

  static Violation of(ChangedState left) {
    Carried carried = left.carried();
    String found = carried.text(left.found());
    return Violation.builder(
            ID,
            Severity.WARNING,
            left.restored() ? Outcome.RESTORED : Outcome.REPORTED,
            new Subject(
                Subject.Kind.CONNECTION, Connection.class.getName(), null, carried.setter(), null))
        .time(Instant.now())
        .message(
            "A connection was "
                + (left.restored() ? "about to be given back" : "given back")
                + " with "
                + carried.text()
                + " at "
                + carried.text(left.left())
                + ", which was at "
                + found
                + (left.restored()
                    ? "; it was set back before the pool got it"
                    : ", and the next borrower got it like that"))
        .lease(left.lease())
        .opened(left.opened())
        .closed(left.closed())
        .advice(
            "Set it back ("
                + carried.setter()
                + " to "
                + found
                + ") in a finally block before the close"
                + Wording.at(left.closed())
                + ", or have the pool reset it.")
        .build();
  }
}
