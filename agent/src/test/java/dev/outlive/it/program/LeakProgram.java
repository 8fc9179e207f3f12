package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/**
 * Loses connections in two ways, and keeps two others for as long: one itself, one by nothing but a
 * result set. Prints a {@code LEAK} whenever the agent has noticed.
 */
public final class LeakProgram implements Program {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 20;
  private static final String SELECT = "SELECT 1";

  private Connection kept;
  private ResultSet child;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    Database database = Database.of(arguments[0]);
    Pool pool = Pool.of(arguments[1]);
    try (Pool.Open open = pool.open(database, 4)) {
      kept = open.borrow();
      child = childOf(open);
      lose(open);
      if (keepsHandles(pool)) {
        // What is lost beside it tells when to stop waiting.
        loseBeside(database);
      }
      await(agent, 1);
      CleanRounds.check(child.next());
      CleanRounds.check(!kept.isClosed());
      child = null;
      if (!keepsHandles(pool)) {
        await(agent, 2);
      }
      CleanRounds.check(!kept.isClosed());
      kept.close();
    }
  }

  /** Whether a pool refers to what it has lent, whoever has forgotten it. */
  public static boolean keepsHandles(Pool pool) {
    return pool == Pool.C3P0 || pool == Pool.C3P0_STATEMENTS || pool == Pool.MYBATIS;
  }

  private static void lose(Pool.Open open) throws SQLException {
    query(open.borrow());
  }

  private static ResultSet childOf(Pool.Open open) throws SQLException {
    return query(open.borrow());
  }

  private static void loseBeside(Database database) throws SQLException {
    query(database.connect());
  }

  private static ResultSet query(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    return statement.executeQuery(SELECT);
  }

  static void await(AgentView agent, long leaks) throws InterruptedException {
    long begun = System.nanoTime();
    while (agent.violations() < leaks) {
      CleanRounds.check(System.nanoTime() - begun < LIMIT_NANOS);
      System.gc();
      Thread.sleep(LOOK_MILLIS);
    }
    System.out.println("LEAK violations=" + agent.violations());
  }
}
