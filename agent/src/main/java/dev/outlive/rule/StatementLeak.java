package dev.outlive.rule;

import dev.outlive.ledger.Leftover;
import dev.outlive.report.Violation;

/**
 * A statement was still open when its connection went back to its pool, or nothing refers to it any
 * more.
 *
 * <p>Why it matters: until somebody closes it, it takes memory and a cursor in the database. Not
 * every pool does, so it may go on doing so in the hands of the next borrower.
 */
final class StatementLeak {
  static final String ID = "statement-leak";

  private StatementLeak() {}

  static Violation of(Leftover leftover) {
    return LeftoverWording.of(ID, leftover, "created")
        .advice(
            "Create the statement"
                + LeftoverWording.at(leftover)
                + " in the head of a try block (try-with-resources) inside the connection's, so"
                + " that every way out closes it first.")
        .build();
  }
}
