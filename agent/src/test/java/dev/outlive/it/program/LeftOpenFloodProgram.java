package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Leaves a statement open again and again, at one place, once it was told by a system property that
 * somebody minds; and then once at another.
 */
public final class LeftOpenFloodProgram implements Program {

  private static final int OFTEN = 10_000;
  private static final String SELECT = "SELECT 1";

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    try (Pool.Open open = Pool.HIKARI.open(Database.H2, 2)) {
      leave(open);
      System.setProperty("outlive.rules", "statement-leak");
      while (agent.violations() == 0) {
        leave(open);
        Thread.sleep(1);
      }
      agent.reset();
      for (int i = 0; i < OFTEN; i++) {
        leave(open);
      }
      leaveElsewhere(open);
      long begun = System.nanoTime();
      while (agent.violations() < OFTEN + 1) {
        CleanRounds.check(System.nanoTime() - begun < 30_000_000_000L);
        Thread.sleep(20);
      }
    }
  }

  private static void leave(Pool.Open open) throws SQLException {
    try (Connection connection = open.borrow()) {
      CleanRounds.check(connection.createStatement().executeQuery(SELECT).next());
    }
  }

  private static void leaveElsewhere(Pool.Open open) throws SQLException {
    try (Connection connection = open.borrow()) {
      CleanRounds.check(connection.createStatement().executeQuery("SELECT 2").next());
    }
  }
}
