package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Gives one connection back otherwise than it was found, again and again. Prints for each turn
 * whether the next borrower found it so: {@code RESTORE otherwise=… name}.
 */
public final class RestoreProgram implements Program {

  private static final int TURNS = 3;

  private Database database;

  @FunctionalInterface
  private interface Change {
    void make(Connection connection) throws SQLException;
  }

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    database = Database.of(arguments[0]);
    Pool pool = Pool.of(arguments[1]);
    try (Connection keeper = database.connect()) {
      database.withTables(
          keeper,
          () -> {
            turns(
                pool,
                "isolation",
                connection ->
                    connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
            turns(pool, "auto-commit", connection -> connection.setAutoCommit(false));
            turns(pool, "transaction", this::read);
          });
    }
  }

  private void turns(Pool pool, String name, Change change) throws SQLException {
    try (Pool.Open open = pool.open(database, 1)) {
      for (int i = 0; i < TURNS; i++) {
        boolean otherwise = turn(open, change);
        System.out.println("RESTORE otherwise=" + (otherwise ? 1 : 0) + " " + name);
      }
    }
  }

  private boolean turn(Pool.Open open, Change change) throws SQLException {
    int isolation;
    try (Connection connection = open.borrow()) {
      isolation = connection.getTransactionIsolation();
      change.make(connection);
    }
    try (Connection next = open.borrow()) {
      try (Statement statement = next.createStatement()) {
        statement.executeQuery("SELECT 1").close();
      }
      boolean otherwise = !next.getAutoCommit() || next.getTransactionIsolation() != isolation;
      if (!next.getAutoCommit()) {
        next.rollback();
        next.setAutoCommit(true);
      }
      next.setTransactionIsolation(isolation);
      return otherwise;
    }
  }

  /** Leaves a transaction open, which setting auto-commit back would commit. */
  private void read(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(database.sql("SELECT id FROM %t")).close();
    }
  }
}
