package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;

/**
 * Two calls on one connection that ran at the same time: the rules' input.
 *
 * @param subject what the second call was made on, and which it was
 * @param first the first call, such as {@code Connection.commit}
 * @param lease the connection
 * @param opened where that was opened
 * @param loaded the first call's thread, where it was when the second began
 * @param used the second call
 * @param sql of the second call, as the host wrote it; null if unknown
 * @param outcome what the second caller got
 * @param exception what it got thrown
 */
public record Overlap(
    Subject subject,
    String first,
    LeaseInfo lease,
    Site opened,
    Site loaded,
    Site used,
    String sql,
    Outcome outcome,
    Thrown exception) {}
