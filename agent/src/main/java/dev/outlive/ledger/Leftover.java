package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;

/**
 * A statement or result set that was not closed by whoever had opened it: the rules' input.
 *
 * @param subject what it is
 * @param lease what it belongs to
 * @param opened where the lease was opened
 * @param loaded where it was created or executed: the application's own call
 * @param closed the close of its connection; null if it is unreachable while that is open
 * @param millisOpen how long it was open until then
 * @param sql behind it, as the host wrote it; null if unknown
 */
public record Leftover(
    Subject subject,
    LeaseInfo lease,
    Site opened,
    Site loaded,
    Site closed,
    long millisOpen,
    String sql) {}
