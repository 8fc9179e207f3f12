package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Borrows the one connection of a data source again and again, and closes it each time: it stays
 * open. Beside it, another is held by whom it is to be minded, and in the end that one, too.
 */
public final class SharedProgram implements Program {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 20;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    SingleConnectionDataSource single = new SingleConnectionDataSource(Database.H2.url(), true);
    try (Pool.Open pool = Pool.HIKARI.open(Database.H2, 2)) {
      use(single);
      use(single);
      Connection beside = beside(pool);
      awaitMore(agent, single, 0);
      int said = agent.kinds();
      beside.close();
      awaitMore(agent, single, said);
      hold(single, agent);
    } finally {
      single.destroy();
    }
  }

  private static void use(DataSource single) throws SQLException {
    try (Connection connection = single.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  private static Connection beside(Pool.Open pool) throws SQLException {
    return pool.borrow();
  }

  private static void hold(DataSource single, AgentView agent) throws Exception {
    try (Connection held = single.getConnection()) {
      awaitMore(agent, null, agent.kinds());
    }
  }

  /**
   * @param used meanwhile; null for nothing
   */
  private static void awaitMore(AgentView agent, DataSource used, int than) throws Exception {
    long begun = System.nanoTime();
    while (agent.kinds() <= than) {
      check(System.nanoTime() - begun < LIMIT_NANOS);
      if (used != null) {
        use(used);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
