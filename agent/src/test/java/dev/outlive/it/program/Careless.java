package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.SQLException;

/** Leaves open what it opens, as some libraries do; no code of the application's to the agent. */
final class Careless {

  private Careless() {}

  static void look(Connection connection, String query) throws SQLException {
    CleanRounds.check(connection.createStatement().executeQuery(query).next());
    CleanRounds.check(connection.prepareStatement(query).executeQuery().next());
  }
}
