package dev.outlive.fix;

import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.TooManyRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Supplier;

/**
 * A read on the host's own connection that cannot hurt the host's transaction: a read that fails
 * inside a PostgreSQL transaction would turn the host's COMMIT into a ROLLBACK, so it runs inside a
 * savepoint, and not at all where even a successful read would take part in the transaction's
 * outcome, above READ COMMITTED.
 */
final class QuietRead {
  private QuietRead() {}

  /**
   * @throws Refused if it must not run, or failed; the transaction is as it was
   */
  static <T> T on(Connection connection, Supplier<T> read) throws Refused {
    try {
      if (connection.getAutoCommit()) {
        return run(read);
      }
      if (connection.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED) {
        throw new Refused("the session's transaction is above READ COMMITTED");
      }
      return insideSavepoint(connection, read);
    } catch (SQLException e) {
      throw new Refused("the connection would not say what state it is in: " + e.getSQLState());
    }
  }

  /**
   * The same where the host has run nothing since its last transaction: without auto-commit the
   * read begins another, which ends with it. A pool may hand it on to the next borrower, or commit.
   *
   * @throws Refused if it must not run, or failed
   */
  static <T> T between(Connection connection, Supplier<T> read) throws Refused {
    try {
      if (connection.getAutoCommit()) {
        return run(read);
      }
      try {
        return run(read);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new Refused("the connection would not say what state it is in: " + e.getSQLState());
    }
  }

  private static <T> T insideSavepoint(Connection connection, Supplier<T> read)
      throws SQLException, Refused {
    Savepoint savepoint = connection.setSavepoint();
    boolean done = false;
    try {
      T value = run(read);
      done = true;
      return value;
    } finally {
      if (!done) {
        connection.rollback(savepoint);
      }
      release(connection, savepoint);
    }
  }

  /** SQL Server's driver and Oracle's cannot: the savepoint goes with its transaction then. */
  private static void release(Connection connection, Savepoint savepoint) throws SQLException {
    try {
      connection.releaseSavepoint(savepoint);
    } catch (SQLException e) {
      if (connection.isClosed()) {
        throw e;
      }
    }
  }

  private static <T> T run(Supplier<T> read) throws Refused {
    try {
      return read.get();
    } catch (TooManyRows e) {
      throw new Refused("it takes " + e.getMessage());
    } catch (NoAnswer e) {
      throw new Refused(e.getMessage());
    } catch (TookTooLong e) {
      throw Refused.forNow("reading it took " + e.getMessage());
    } catch (RuntimeException | LinkageError e) {
      throw new Refused("the read failed: " + e.getClass().getSimpleName());
    }
  }
}
