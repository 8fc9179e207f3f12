package dev.outlive.ledger;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.util.Set;
import javax.transaction.xa.XAException;

/** Tells an exception that means that the connection is gone, as drivers say it. */
final class BrokenConnection {
  /** H2's "connection broken", "database closed", "already closed", "server lost". */
  private static final Set<Integer> H2 = Set.of(90067, 90098, 90121, 90135);

  private BrokenConnection() {}

  /**
   * SQLState class 08 (SQL standard: connection exception), PostgreSQL's 57P01 to 57P03 (shut down
   * by an administrator, crash, not accepting connections), JDBC's own exception types for it.
   */
  static boolean saidBy(Throwable thrown) {
    // Of a distributed transaction drivers say it by the cause.
    Throwable said = thrown instanceof XAException ? thrown.getCause() : thrown;
    if (!(said instanceof SQLException e)) {
      return false;
    }
    String state = e.getSQLState();
    return state != null && (state.startsWith("08") || state.startsWith("57P0"))
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLRecoverableException
        || H2.contains(e.getErrorCode());
  }
}
