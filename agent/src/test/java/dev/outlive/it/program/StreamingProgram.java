package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows that come from the server while they are read, as those of large results do. Prints a {@code
 * SECTION} for what is clean and a {@code MISUSE} for each use after an end, in the order of the
 * log, with what the agent counted.
 */
public final class StreamingProgram implements Program {

  private static final int ROWS = 100;
  private static final String SELECT =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
          + ROWS
          + ") SELECT i FROM n";

  private Database database;
  private AgentView agent;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.agent = agent;
    Pool pool = Pool.of(arguments[1]);
    try (Connection keeper = database.connect()) {
      check(!keeper.isClosed());
      judge(pool);
    }
  }

  private void judge(Pool pool) throws SQLException {
    for (Manner manner : Manner.values()) {
      try (Pool.Open open = pool.open(database, 1)) {
        long before = agent.violations();
        use(open.source(), manner);
        System.out.println("SECTION violations=" + (agent.violations() - before) + " " + manner);
      }
    }
    for (Ending ending : Ending.values()) {
      try (Pool.Open open = pool.open(database, 1)) {
        misuse(open.source(), ending);
      }
    }
  }

  /** Clean ways to read. */
  private enum Manner {
    /** To the last row. */
    TO_THE_END,
    /** A few rows, then the close of all. */
    CLOSED_EARLY,
    /** A few rows, then the close of the connection alone. */
    CLOSED_FROM_ABOVE,
    /** With another statement between the rows, which not every driver can do. */
    WITH_ANOTHER_STATEMENT,
    /** On over the end of the transaction, which not every driver can do. */
    OVER_A_COMMIT
  }

  /** What ends while there are rows to come. */
  private enum Ending {
    RESULT_SET,
    STATEMENT,
    EXECUTION,
    CONNECTION,
    CONNECTION_AFTER_COMMIT
  }

  private record Stream(Connection connection, Statement statement, ResultSet rows) {}

  private Stream open(Pool.Source source) throws SQLException {
    Connection connection = source.borrow();
    connection.setAutoCommit(false);
    Statement statement = connection.createStatement();
    statement.setFetchSize(database.streaming());
    ResultSet rows = statement.executeQuery(SELECT);
    check(rows.next() && rows.getInt(1) == 1);
    return new Stream(connection, statement, rows);
  }

  private void use(Pool.Source source, Manner manner) throws SQLException {
    Stream stream = open(source);
    switch (manner) {
      case TO_THE_END -> check(count(stream.rows) == ROWS - 1);
      case WITH_ANOTHER_STATEMENT -> {
        attempt(() -> stream.connection.createStatement().executeQuery("SELECT 1").close());
        check(count(stream.rows) == ROWS - 1);
      }
      case OVER_A_COMMIT -> {
        attempt(stream.connection::commit);
        attempt(() -> count(stream.rows));
      }
      default -> check(stream.rows.next());
    }
    if (manner != Manner.CLOSED_FROM_ABOVE) {
      stream.rows.close();
      stream.statement.close();
      stream.connection.commit();
      stream.connection.setAutoCommit(true);
    }
    close(stream.connection);
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      check(rows.getInt(1) == count + 2);
      count++;
    }
    return count;
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (SQLException minded) {
      // Whether the driver minds is not the question.
    }
  }

  /** MySQL's driver closes, and says that it would rather not have done so with rows to come. */
  private static void close(Connection connection) throws SQLException {
    try {
      connection.close();
    } catch (SQLException minded) {
      check(connection.isClosed());
    }
  }

  private void misuse(Pool.Source source, Ending ending) throws SQLException {
    // Each in full, though they resemble one another.
    agent.reset();
    Stream stream = open(source);
    switch (ending) {
      case RESULT_SET -> stream.rows.close();
      case STATEMENT -> stream.statement.close();
      case EXECUTION -> stream.statement.executeQuery("SELECT 1").close();
      case CONNECTION -> close(stream.connection);
      case CONNECTION_AFTER_COMMIT -> {
        attempt(stream.connection::commit);
        close(stream.connection);
      }
      default -> throw new AssertionError(ending);
    }
    long before = agent.violations();
    attempt(stream.rows::next);
    long counted = agent.violations() - before;
    attempt(() -> stream.rows.getInt(1));
    long further = agent.violations() - before - counted;
    close(stream.connection);
    System.out.println("MISUSE counted=" + counted + " further=" + further + " " + ending);
  }
}
