package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;

/**
 * A lease that is open although the request that opened it is over: the rules' input.
 *
 * @param lease which
 * @param type the class of the session; null of a connection
 * @param opened where it was opened
 * @param millisSince milliseconds from the request's end until now
 * @param sql what was last prepared or run on it, as the host wrote it; null for nothing
 */
public record Crossing(LeaseInfo lease, String type, Site opened, long millisSince, String sql) {}
