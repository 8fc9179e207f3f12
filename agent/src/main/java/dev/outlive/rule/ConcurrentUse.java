package dev.outlive.rule;

import dev.outlive.ledger.Overlap;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Sql;
import dev.outlive.report.Violation;

/**
 * Two threads were in {@code execute…}, {@code commit} or {@code rollback} on one connection at the
 * same time.
 *
 * <p>Why it matters: a connection has one transaction and one conversation with the database. A
 * driver that locks lets one wait and mixes both into one transaction; one that does not mixes up
 * their answers.
 */
final class ConcurrentUse {
  static final String ID = "concurrent-use";

  private ConcurrentUse() {}

  static Violation of(Overlap overlap) {
    String type = overlap.subject().type();
    return Violation.builder(ID, Severity.WARNING, overlap.outcome(), overlap.subject())
        .time(overlap.used().at())
        .message(
            type.substring(type.lastIndexOf('.') + 1)
                + "."
                + overlap.subject().member()
                + "() was called on a connection while thread "
                + overlap.loaded().thread()
                + " was in "
                + overlap.first()
                + "() on it; "
                + (overlap.outcome() == Outcome.THREW
                    ? "it threw " + Wording.simple(overlap.exception().type())
                    : "it answered as if nothing had happened"))
        .lease(overlap.lease())
        .opened(overlap.opened())
        .loaded(overlap.loaded())
        .used(overlap.used())
        .sql(overlap.sql() == null ? null : Sql.masked(overlap.sql()))
        .exception(overlap.exception())
        .advice(
            "Give each thread a connection of its own; or let one finish before the other begins,"
                + " its transaction included.")
        .build();
  }
}
