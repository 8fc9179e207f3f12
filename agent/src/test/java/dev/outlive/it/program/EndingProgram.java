package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.PooledConnection;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbPoolDataSource;

/**
 * One use after each sort of end. Prints an {@code ENDING} for each, in the order of the log, with
 * what the agent counted.
 */
public final class EndingProgram implements Program {

  private static final String SELECT = "SELECT 1";

  private final Database database = Database.H2;
  private AgentView agent;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.agent = agent;
    if (Database.of(arguments[0]) == Database.POSTGRESQL) {
      evicted();
      reclaimedOnTime();
      return;
    }
    if (Database.of(arguments[0]) == Database.MARIADB) {
      givenBack();
      return;
    }
    byHand();
    fromAbove();
    secondHandle();
    reclaimed();
  }

  @FunctionalInterface
  private interface Use {
    void run() throws SQLException;
  }

  private void after(String ending, Use use) {
    // Each in full, though they resemble one another.
    agent.reset();
    long before = agent.violations();
    try {
      use.run();
    } catch (SQLException minded) {
      // Whether the driver minds is not the question.
    }
    System.out.println("ENDING counted=" + (agent.violations() - before) + " " + ending);
  }

  private void byHand() throws SQLException {
    Connection connection = database.connect();
    Statement statement = connection.createStatement();
    ResultSet rows = statement.executeQuery(SELECT);
    rows.close();
    after("result set closed by hand", rows::next);
    statement.close();
    after("statement closed by hand", () -> statement.executeQuery(SELECT));
    connection.close();
    after("connection closed by hand", connection::createStatement);
  }

  private void fromAbove() throws SQLException {
    Connection connection = database.connect();
    Statement statement = connection.createStatement();
    ResultSet replaced = statement.executeQuery(SELECT);
    statement.executeQuery(SELECT);
    after("statement re-executed", replaced::next);
    ResultSet orphan = statement.executeQuery(SELECT);
    statement.close();
    after("statement closed", orphan::next);
    Statement last = connection.createStatement();
    connection.close();
    after("connection closed", () -> last.executeQuery(SELECT));

    try (Pool.Open pool = Pool.HIKARI.open(database, 1)) {
      Connection borrowed = pool.borrow();
      ResultSet rows = borrowed.createStatement().executeQuery(SELECT);
      borrowed.close();
      after("returned to pool", rows::next);
    }
  }

  /** MariaDB's own pool lends the physical connection itself: its isClosed() stays false. */
  private void givenBack() throws SQLException {
    try (MariaDbPoolDataSource pool =
        new MariaDbPoolDataSource(Database.MARIADB.url() + "&maxPoolSize=1")) {
      Statement kept;
      try (Connection first = pool.getConnection()) {
        kept = first.createStatement();
      }
      try (Connection second = pool.getConnection()) {
        second.createStatement().close();
        after("returned to pool", () -> kept.executeQuery(SELECT));
        second.createStatement().close();
      }
    }
  }

  /** A second handle of a physical connection ends the first. */
  private void secondHandle() throws SQLException {
    PooledConnection pooled = ((JdbcDataSource) database.dataSource()).getPooledConnection();
    Connection first = pooled.getConnection();
    Connection second = pooled.getConnection();
    after("second handle", first::createStatement);
    second.createStatement().close();
    second.close();
    pooled.close();
  }

  /** What the holder did not ask for: its clean-up is legal, its other uses are a warning. */
  private void reclaimed() throws Exception {
    Reclaiming.druid(
        database,
        (connection, statement) -> after("reclaimed by the pool", connection::createStatement));
  }

  /** Pools that look at the clock now and then, on threads of their own. */
  private void reclaimedOnTime() throws Exception {
    Reclaiming.Holder late =
        (connection, statement) -> after("reclaimed by the pool", connection::createStatement);
    Reclaiming.tomcatInTime(Database.POSTGRESQL, late);
    Reclaiming.dbcpInTime(Database.POSTGRESQL, late);
    Reclaiming.c3p0InTime(Database.POSTGRESQL, late);
    Reclaiming.tomcatInTime(database, late);
    Reclaiming.c3p0InTime(database, late);
  }

  /** HikariCP closes what has thrown that it does not support something. */
  private void evicted() throws SQLException {
    try (Pool.Open pool = Pool.HIKARI.open(Database.POSTGRESQL, 1)) {
      Connection connection = pool.borrow();
      try {
        connection.createBlob();
      } catch (SQLException unsupported) {
        CleanRounds.check(connection.isClosed());
      }
      after("evicted", connection::createStatement);
      connection.close();
    }
  }
}
