package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;

/**
 * A use of something that was over, as the ledger saw it: the rules' input.
 *
 * @param subject what was used, and by which method
 * @param lease what it belonged to, null if unknown
 * @param opened where the lease was opened, null if unknown
 * @param loaded where the subject was obtained, null if with the lease
 * @param closed where, and how, what it needed ended first; null if unknown
 * @param used where it was used
 * @param what what had ended
 * @param pooled whether the lease gave its connection back to a pool
 * @param unasked whether somebody else than the holder ended the lease
 * @param shut whether the object says itself that it is closed: only asked where it is blocked
 * @param millisSince milliseconds from that end to the use, or {@link #UNKNOWN}
 * @param crossed whether the subject was obtained in one request and used in another
 * @param holder who has the connection now, in words, null if unknown
 * @param sql the SQL behind the subject, as the host wrote it
 * @param cure of a lazy attribute, how its ORM loads it with its entity; else null
 * @param inView of a lazy read in a session that only open-in-view keeps open; else null
 * @param outcome what the caller got
 * @param exception what it got thrown
 */
public record Misuse(
    Subject subject,
    LeaseInfo lease,
    Site opened,
    Site loaded,
    Site closed,
    Site used,
    Ended what,
    boolean pooled,
    boolean unasked,
    boolean shut,
    long millisSince,
    boolean crossed,
    String holder,
    String sql,
    String cure,
    InView inView,
    Outcome outcome,
    Thrown exception) {

  /** Of {@link #millisSince}: nobody knows when it ended. */
  public static final long UNKNOWN = -1;

  /** What had ended when something was used. */
  public enum Ended {
    /** The object itself. */
    SELF,
    /** The statement that it came from, by its own close. */
    STATEMENT,
    /** The execution that it came from: the statement had gone on to another. */
    EXECUTION,
    /** Its transaction. */
    TRANSACTION,
    /** The connection, and nothing nearer. */
    LEASE,
    /** Nothing: it belongs to another connection. */
    OTHER_CONNECTION
  }
}
