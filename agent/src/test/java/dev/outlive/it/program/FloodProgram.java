package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One mistake ten thousand times, and another now and then. */
public final class FloodProgram implements Program {
  private static final int TIMES = 10_000;
  private static final int OTHER_ONE_IN = 1_000;

  @Override
  public void run(String[] names, AgentView agent) throws Exception {
    try (Connection keeper = Database.H2.connect();
        Pool.Open pool = Pool.HIKARI.open(Database.H2, 2)) {
      for (int i = 0; i < TIMES; i++) {
        read(pool);
        if (i % OTHER_ONE_IN == 0) {
          move(pool);
        }
      }
      System.out.println("KEEPER open=" + (keeper.isClosed() ? 0 : 1));
    }
  }

  private static void read(Pool.Open pool) throws SQLException {
    ResultSet rows = rows(pool);
    try {
      rows.getInt(1);
    } catch (SQLException closed) {
      // As it should be.
    }
  }

  private static void move(Pool.Open pool) throws SQLException {
    ResultSet rows = rows(pool);
    try {
      rows.next();
    } catch (SQLException closed) {
      // As it should be.
    }
  }

  private static ResultSet rows(Pool.Open pool) throws SQLException {
    try (Connection connection = pool.borrow()) {
      return connection.createStatement().executeQuery("SELECT 1");
    }
  }
}
