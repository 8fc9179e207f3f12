package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;

/**
 * What a borrower left otherwise than it found it, and the next borrower has got: the rules' input.
 *
 * @param lease whose it was
 * @param opened where that was opened
 * @param closed where it ended
 * @param carried in what
 * @param found what it was
 * @param left what it is now
 * @param restored whether it was set back before the return; else the next borrower has got it
 */
public record ChangedState(
    LeaseInfo lease,
    Site opened,
    Site closed,
    Carried carried,
    Object found,
    Object left,
    boolean restored) {}
