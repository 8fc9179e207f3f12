package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;

/**
 * A lease that nobody can end any more, since its handle and all that came from it are unreachable:
 * the rules' input.
 *
 * @param lease which
 * @param sessionType of a session: the ORM's class; else null
 * @param opened where it was opened
 * @param sql what was last prepared or run on it, as the host wrote it; null for nothing
 */
public record Leak(LeaseInfo lease, String sessionType, Site opened, String sql) {}
