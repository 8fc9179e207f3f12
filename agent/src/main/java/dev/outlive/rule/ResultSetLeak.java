package dev.outlive.rule;

import dev.outlive.ledger.Leftover;
import dev.outlive.report.Violation;

/**
 * A result set was still open when its connection went back to its pool, or nothing refers to it
 * any more while its statement lives on.
 *
 * <p>Why it matters: it keeps its rows, and a cursor in the database, until its statement is closed
 * or runs again.
 */
final class ResultSetLeak {
  static final String ID = "result-set-leak";

  private ResultSetLeak() {}

  static Violation of(Leftover leftover) {
    return LeftoverWording.of(ID, leftover, "obtained")
        .advice(
            "Open the result set"
                + LeftoverWording.at(leftover)
                + " in the head of a try block (try-with-resources), so that every way out closes"
                + " it.")
        .build();
  }
}
