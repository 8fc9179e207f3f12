package dev.outlive.ledger;

import dev.outlive.report.Site;
import dev.outlive.weave.JdbcMethod;

/**
 * A call that began while another thread was in one on the same connection, until it is known how
 * it ended.
 *
 * @param lease the connection
 * @param type the class of what it was made on
 * @param method what was called
 * @param sql behind it, as the host wrote it; null if unknown
 * @param walk the stack, read as far as is needed to know whose call it is
 * @param at when, in milliseconds since 1970
 * @param other what the other thread had called
 * @param there where the other thread was
 */
record PendingOverlap(
    Lease lease,
    Class<?> type,
    JdbcMethod method,
    String sql,
    Walk walk,
    long at,
    JdbcMethod other,
    Site there) {}
