package dev.outlive.rule;

import dev.outlive.ledger.Leftover;
import dev.outlive.report.Frame;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Sql;
import dev.outlive.report.Violation;
import java.time.Instant;

/** What the rules about things that were left open have in common. */
final class LeftoverWording {
  private LeftoverWording() {}

  /** All but the advice. */
  static Violation.Builder of(String rule, Leftover leftover, String begun) {
    String type = leftover.subject().type();
    String what = "A " + type.substring(type.lastIndexOf('.') + 1) + " that was " + begun;
    return Violation.builder(rule, Severity.WARNING, Outcome.REPORTED, leftover.subject())
        .time(Instant.now())
        .message(
            leftover.closed() == null
                ? what
                    + at(leftover)
                    + " "
                    + Wording.elapsed(leftover.millisOpen())
                    + " ago was never closed, and nothing refers to it any more"
                : what + at(leftover) + " was still open when its connection went back to the pool")
        .lease(leftover.lease())
        .opened(leftover.opened())
        .loaded(leftover.loaded())
        .closed(leftover.closed())
        .sql(leftover.sql() == null ? null : Sql.masked(leftover.sql()));
  }

  /** Such as {@code at app.Dao.find(Dao.java:12)}; empty if unknown. */
  static String at(Leftover leftover) {
    return leftover.loaded().stack().stream()
        .filter(Frame::application)
        .findFirst()
        .map(frame -> " at " + frame)
        .orElse("");
  }
}
