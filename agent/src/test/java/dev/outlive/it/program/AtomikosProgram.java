package dev.outlive.it.program;

import com.atomikos.icatch.jta.UserTransactionManager;
import com.atomikos.jdbc.AtomikosDataSourceBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import javax.sql.XADataSource;

/**
 * Distributed transactions as Atomikos manages them, over its own pool and over DBCP's. Prints a
 * {@code SECTION} for what is clean and a {@code MISUSE} for a use after an end, with what the
 * agent counted.
 */
public final class AtomikosProgram implements Program {

  private static final int ROUNDS = 20;

  private final UserTransactionManager manager = new UserTransactionManager();
  private Database database;
  private AgentView agent;
  private Sections sections;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.agent = agent;
    this.sections = new Sections(agent);
    // No log of transactions on disk.
    System.setProperty("com.atomikos.icatch.enable_logging", "false");
    manager.init();
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, this::judge);
    }
    manager.close();
  }

  private void judge() throws Exception {
    AtomikosDataSourceBean own = own();
    sections.run("transactions over its own pool", () -> transactions(own));
    sections.run("local work over its own pool", () -> local(own));
    agent.reset();
    long before = agent.violations();
    closedTooEarly(own);
    System.out.println("MISUSE violations=" + (agent.violations() - before));
    own.close();
  }

  private AtomikosDataSourceBean own() throws SQLException {
    AtomikosDataSourceBean bean = new AtomikosDataSourceBean();
    bean.setUniqueResourceName("outlive");
    bean.setXaDataSource(source());
    bean.setMaxPoolSize(2);
    bean.setLocalTransactionMode(true);
    return bean;
  }

  private XADataSource source() throws SQLException {
    return database.xaSource().orElseThrow();
  }

  /**
   * What is borrowed twice in a transaction is given back twice, long before the transaction ends.
   */
  private void transactions(DataSource pool) throws Exception {
    for (int i = 0; i < ROUNDS; i++) {
      manager.begin();
      try (Connection connection = pool.getConnection()) {
        update(connection);
      }
      if (database != Database.MARIADB) {
        try (Connection again = pool.getConnection()) {
          update(again);
        }
      }
      if (i % 3 == 0) {
        manager.rollback();
      } else {
        manager.commit();
      }
    }
  }

  private void local(DataSource pool) throws SQLException {
    for (int i = 0; i < ROUNDS; i++) {
      try (Connection connection = pool.getConnection()) {
        connection.setAutoCommit(false);
        update(connection);
        connection.commit();
        connection.setAutoCommit(true);
      }
    }
  }

  private void update(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(database.sql("UPDATE %t SET name = 'two' WHERE id = 1"));
      try (ResultSet rows = statement.executeQuery(database.sql("SELECT name FROM %t"))) {
        CleanRounds.check(rows.next() && rows.getString(1).equals("two"));
      }
    }
  }

  private void closedTooEarly(DataSource pool) throws Exception {
    manager.begin();
    Connection connection = pool.getConnection();
    update(connection);
    connection.close();
    try {
      connection.createStatement();
    } catch (SQLException closed) {
      // As it should be.
    } finally {
      manager.commit();
    }
  }
}
