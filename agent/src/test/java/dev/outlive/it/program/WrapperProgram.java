package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Good and bad manners through one wrapper. Prints a {@code SECTION} for what is clean and a {@code
 * MISUSE} for each use after an end, with what the agent counted.
 */
public final class WrapperProgram implements Program {

  private static final int ROUNDS = 500;

  private final Database database = Database.H2;
  private Wrapper wrapper;
  private AgentView agent;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.wrapper = Wrapper.of(arguments[0]);
    this.agent = agent;
    try (Connection keeper = database.connect();
        HikariDataSource pool = Wrapper.pool(1)) {
      database.withTables(keeper, () -> judge(wrapper.open(pool)));
    }
  }

  private void judge(DataSource source) throws SQLException {
    section("rounds", () -> rounds(source));
    section("templates", () -> templates(source));
    section("transactions", () -> transactions(source));
    if (wrapper == Wrapper.SPRING_SINGLE) {
      section("suppressed closes", () -> suppressedCloses(source));
    } else {
      connections(source);
    }
    statements(source);
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private void section(String name, Step step) throws SQLException {
    long before = agent.violations();
    step.run();
    System.out.println("SECTION violations=" + (agent.violations() - before) + " " + name);
  }

  private void rounds(DataSource source) throws SQLException {
    CleanRounds rounds = new CleanRounds(database);
    // The clean rounds ask a closed connection whether it is one: a suppressed close is none.
    if (wrapper == Wrapper.SPRING_SINGLE) {
      return;
    }
    for (int round = 0; round < ROUNDS; round++) {
      rounds.run(source::getConnection, round);
    }
  }

  private void templates(DataSource source) {
    JdbcTemplate template = new JdbcTemplate(source);
    for (int i = 0; i < 50; i++) {
      check(template.queryForList(database.sql("SELECT name FROM %t"), String.class).size() == 1);
      check(
          template.queryForObject(
                  database.sql("SELECT count(*) FROM %t WHERE id = ?"), Integer.class, 1)
              == 1);
      template.update(database.sql("UPDATE %t SET name = ? WHERE id = ?"), "two", 1);
      template.execute(
          (Connection connection) -> connection.getMetaData().getDatabaseProductName());
    }
  }

  private void transactions(DataSource source) {
    JdbcTemplate template = new JdbcTemplate(source);
    var transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    for (int i = 0; i < 50; i++) {
      boolean rollBack = i % 2 == 0;
      transactions.executeWithoutResult(
          status -> {
            template.update(database.sql("UPDATE %t SET name = ? WHERE id = ?"), "three", 1);
            bound(source);
            if (rollBack) {
              status.setRollbackOnly();
            }
          });
    }
  }

  /** What code inside a transaction does that asks for its connection itself. */
  private void bound(DataSource source) {
    Connection connection = DataSourceUtils.getConnection(source);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"))) {
      check(rows.next());
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  /** A close that is suppressed ends nothing. */
  private void suppressedCloses(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    for (int i = 0; i < 5; i++) {
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"))) {
        check(rows.next());
      }
      connection.close();
    }
    check(source.getConnection() == connection);
  }

  private void connections(DataSource source) throws SQLException {
    Connection closed = source.getConnection();
    // A lazy proxy fetches its connection only now.
    closed.createStatement().close();
    closed.close();
    misuse("connection", closed::createStatement);

    Connection parent = source.getConnection();
    Statement statement = parent.createStatement();
    PreparedStatement prepared = parent.prepareStatement(database.sql("SELECT id FROM %t"));
    ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"));
    parent.close();
    misuse("result set of a closed connection", rows::next);
    misuse(
        "statement of a closed connection",
        () -> statement.executeQuery(database.sql("SELECT id FROM %t")));
    misuse("prepared statement of a closed connection", prepared::executeQuery);

    try (Connection next = source.getConnection()) {
      next.createStatement().close();
      misuse("connection while another has it", () -> closed.prepareStatement("SELECT 1"));
    }
  }

  private void statements(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      Statement closed = connection.createStatement();
      closed.close();
      misuse("statement", () -> closed.executeQuery(database.sql("SELECT id FROM %t")));

      Statement statement = connection.createStatement();
      ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"));
      rows.close();
      misuse("result set", rows::next);

      ResultSet replaced = statement.executeQuery(database.sql("SELECT id FROM %t"));
      statement.executeQuery(database.sql("SELECT name FROM %t")).next();
      misuse("result set of a statement that went on", replaced::next);

      ResultSet orphan = statement.executeQuery(database.sql("SELECT id FROM %t"));
      statement.close();
      misuse("result set of a closed statement", orphan::next);
    }
  }

  private void misuse(String name, Step step) {
    long before = agent.violations();
    String answer;
    try {
      step.run();
      answer = "works";
    } catch (SQLException | RuntimeException thrown) {
      answer = "throws";
    }
    long counted = agent.violations() - before;
    System.out.println("MISUSE violations=" + counted + " " + answer + " " + name);
  }
}
