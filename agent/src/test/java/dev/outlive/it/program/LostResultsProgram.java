package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Loses result sets: of statements that are closed soon, and of one that is kept. Keeps another by
 * nothing but its result set.
 */
public final class LostResultsProgram implements Program {

  private static final int ROUNDS = 50;
  private static final String SELECT = "SELECT 1";

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    try (Pool.Open open = Pool.HIKARI.open(Database.H2, 2);
        Connection connection = open.borrow();
        ResultSet kept = connection.createStatement().executeQuery(SELECT)) {
      for (int i = 0; i < ROUNDS; i++) {
        try (Statement statement = connection.createStatement()) {
          check(statement.executeQuery(SELECT).next());
          System.gc();
        }
      }
      try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
        loseResults(statement);
        LeakProgram.await(agent, 1);
      }
      check(kept.next());
      kept.getStatement().close();
    }
  }

  private static void loseResults(PreparedStatement statement) throws SQLException {
    check(statement.executeQuery().next());
  }
}
