package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Site;

/**
 * A lease that has been open for long, or has ended after all: the rules' input.
 *
 * @param lease which
 * @param sessionType of a session: the ORM's class; else null
 * @param pooled whether the connection is a pool's
 * @param opened where it was opened
 * @param holder the thread that used it last, else the one that opened it
 * @param now what that thread does now; null if it is gone
 * @param closed where it ended after all; null while it has not
 * @param sql what was last prepared or run on it, as the host wrote it; null for nothing
 */
public record Held(
    LeaseInfo lease,
    String sessionType,
    boolean pooled,
    Site opened,
    String holder,
    Site now,
    Site closed,
    String sql) {}
