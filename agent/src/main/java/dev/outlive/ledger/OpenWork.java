package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;
import dev.outlive.report.Thrown;

/**
 * Work that was neither committed nor rolled back when its connection was closed: the rules' input.
 *
 * @param lease whose
 * @param opened where that was opened
 * @param closed the close
 * @param sql of the first of the work, as the host wrote it; null if unknown
 * @param fate what becomes of it
 * @param refused what the driver threw, because of it; null if it closed
 */
public record OpenWork(
    LeaseInfo lease, Site opened, Site closed, String sql, Fate fate, Thrown refused) {
  /** What becomes of such work. */
  public enum Fate {
    COMMITTED,
    ROLLED_BACK,
    /** The connection stays open, and the next borrower has the transaction. */
    LEFT_OPEN,
    /** The driver did not close: it is still the borrower's. */
    KEPT
  }
}
