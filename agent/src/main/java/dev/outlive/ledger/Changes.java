package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import java.util.List;

/**
 * What a borrower has left otherwise than it found it.
 *
 * @param lease whose it was
 * @param source where it came from
 * @param opened where that was opened
 * @param end how and where it ended
 * @param changes what is otherwise
 */
record Changes(LeaseInfo lease, Source source, Capture opened, End end, List<Change> changes) {
  /**
   * One difference.
   *
   * @param carried in what
   * @param found what it was
   * @param left what it is
   */
  record Change(Carried carried, Object found, Object left) {}
}
