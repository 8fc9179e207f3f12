package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows that are read after their connection was returned, as often as it is told. */
public final class StacksProgram implements Program {
  @Override
  public void run(String[] names, AgentView agent) throws Exception {
    int times = Integer.parseInt(names[0]);
    try (Connection keeper = Database.H2.connect();
        Pool.Open pool = Pool.HIKARI.open(Database.H2, 2)) {
      for (int i = 0; i < times; i++) {
        System.out.println("READ " + i + "=" + read(pool));
      }
      System.out.println("KEEPER open=" + (keeper.isClosed() ? 0 : 1));
    }
  }

  private static String read(Pool.Open pool) throws SQLException {
    ResultSet rows = rows(pool);
    try {
      return rows.next() ? rows.getString(1) : "none";
    } catch (SQLException closed) {
      return "threw";
    }
  }

  private static ResultSet rows(Pool.Open pool) throws SQLException {
    try (Connection connection = pool.borrow()) {
      return connection.createStatement().executeQuery("SELECT 'row'");
    }
  }
}
