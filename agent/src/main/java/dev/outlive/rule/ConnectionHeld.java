package dev.outlive.rule;

import dev.outlive.ledger.Held;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Sql;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.sql.Connection;
import java.time.Instant;

/**
 * A connection or session has been open for longer than {@code outlive.leak.threshold}, or a
 * connection straight from a driver for longer than the thread that opened it.
 *
 * <p>Why it matters: it may be a leak that something still refers to, or only slow work; who holds
 * it, and what that thread does now, tells which. Either way nobody else can have the connection.
 */
final class ConnectionHeld {
  static final String ID = "connection-held";

  private ConnectionHeld() {}

  static Violation of(Held held) {
    boolean over = held.closed() != null;
    return Violation.builder(
            ID, Severity.WARNING, over ? Outcome.RESOLVED : Outcome.REPORTED, subject(held))
        .time(over ? held.closed().at() : Instant.now())
        .message(over ? closed(held) : open(held))
        .lease(held.lease())
        .opened(held.opened())
        .closed(held.closed())
        .used(held.now())
        .sql(held.sql() == null ? null : Sql.masked(held.sql()))
        .advice(over ? null : advice(held))
        .build();
  }

  private static Subject subject(Held held) {
    return held.lease().kind() == LeaseKind.SESSION
        ? new Subject(Subject.Kind.SESSION, held.sessionType(), null, null, null)
        : new Subject(Subject.Kind.CONNECTION, Connection.class.getName(), null, null, null);
  }

  private static String what(Held held) {
    return held.sessionType() == null ? "connection" : Wording.simple(held.sessionType());
  }

  private static String closed(Held held) {
    return Wording.a(what(held))
        + " that was reported as held was closed after all, "
        + Wording.elapsed(held.lease().ageMillis())
        + " after it had been opened";
  }

  private static String open(Held held) {
    String now = held.now() == null ? " is over" : " has it" + doing(held);
    return Wording.a(what(held))
        + " has been open for "
        + Wording.elapsed(held.lease().ageMillis())
        + "; thread "
        + held.holder()
        + now;
  }

  private static String doing(Held held) {
    String at = Wording.at(held.now());
    return at.isEmpty() ? "" : ", now" + at;
  }

  private static String advice(Held held) {
    if (held.now() == null) {
      return "Close the "
          + what(held)
          + Wording.at(held.opened())
          + " before its thread ends: nobody else is there to do it.";
    }
    return "If this work has to take so long, raise outlive.leak.threshold; else do what is slow"
        + " (other services, files, rendering) before the "
        + what(held)
        + " is opened"
        + Wording.at(held.opened())
        + ", or after it is closed.";
  }
}
