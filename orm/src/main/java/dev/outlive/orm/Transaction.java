package dev.outlive.orm;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** The transaction of one outermost context: nested runs are savepoints. Its thread's only. */
final class Transaction {

  private final Connection connection;
  private int depth;
  private boolean abandoned;

  Transaction(Connection connection) {
    this.connection = connection;
  }

  <T, E extends Exception> T run(Database.Work<T, E> work) throws E {
    Savepoint savepoint = begin();
    T result;
    try {
      result = work.run();
    } catch (Throwable failure) {
      undo(savepoint, failure);
      throw failure;
    }
    commit(savepoint);
    return result;
  }

  /** Rolls back whatever runs, which then cannot commit any more. */
  void abandon() {
    if (depth > 0) {
      abandoned = true;
      try {
        connection.rollback();
        end();
      } catch (SQLException e) {
        throw new DatabaseException("The transaction cannot be rolled back: " + e.getMessage(), e);
      }
    }
  }

  private Savepoint begin() {
    if (abandoned) {
      throw closedInside();
    }
    try {
      Savepoint savepoint = null;
      if (depth == 0) {
        connection.setAutoCommit(false);
      } else {
        savepoint = connection.setSavepoint();
      }
      depth++;
      return savepoint;
    } catch (SQLException e) {
      throw new DatabaseException("No transaction can be begun: " + e.getMessage(), e);
    }
  }

  private void commit(Savepoint savepoint) {
    if (abandoned) {
      throw closedInside();
    }
    try {
      if (savepoint == null) {
        connection.commit();
        end();
      } else {
        connection.releaseSavepoint(savepoint);
        depth--;
      }
    } catch (SQLException e) {
      DatabaseException failure =
          new DatabaseException("The transaction cannot be committed: " + e.getMessage(), e);
      undo(savepoint, failure);
      throw failure;
    }
  }

  private void undo(Savepoint savepoint, Throwable reason) {
    if (abandoned) {
      return;
    }
    try {
      if (savepoint == null) {
        connection.rollback();
        end();
      } else {
        depth--;
        connection.rollback(savepoint);
      }
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private void end() throws SQLException {
    depth = 0;
    connection.setAutoCommit(true);
  }

  private static IllegalStateException closedInside() {
    return new IllegalStateException(
        "The connection context was closed inside atomic; its work has been rolled back");
  }
}
