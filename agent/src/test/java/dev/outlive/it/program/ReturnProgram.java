package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * Gives connections back with work that was not ended, or with a state that they were not found in;
 * and beside each the twin that minds. Says for each what the agent counted, whether the next
 * borrower found it otherwise, and what became of work: {@code RETURN violations=… otherwise=…
 * fate=… name}.
 */
public final class ReturnProgram implements Program {

  private Database database;
  private Pool pool;
  private AgentView agent;
  private Connection keeper;

  @Override
  public void run(String[] arguments, AgentView view) throws Exception {
    database = Database.of(arguments[0]);
    pool = Pool.of(arguments[1]);
    agent = view;
    try (Connection own = database.connect()) {
      keeper = own;
      database.withTables(
          keeper,
          () -> {
            for (Way each : Way.values()) {
              try (Pool.Open open = pool.open(database, 1)) {
                turn(open, each);
              }
            }
          });
    }
  }

  /** What a borrower does before it closes. */
  public enum Way {
    COMMITTED,
    ROLLED_BACK,
    BY_AUTO_COMMIT,
    SWITCHED_ON,
    ONLY_READ,
    CHANGED_NOTHING,
    FAILED,
    COMMIT_FAILED,
    TO_SAVEPOINT_AND_BACK,
    LEFT_BY_UPDATE(true),
    LEFT_BY_PREPARED(true),
    LEFT_BY_BATCH(true),
    LEFT_BY_EXECUTE(true),
    LEFT_AFTER_SAVEPOINT(true),
    RESTORED,
    RESTORED_THROUGH_A_PROXY,
    ISOLATION,
    AUTO_COMMIT_OFF;

    private final boolean leavesWork;

    Way() {
      this(false);
    }

    Way(boolean leavesWork) {
      this.leavesWork = leavesWork;
    }

    /** Whether there is work that nobody has ended. */
    public boolean leavesWork() {
      return leavesWork;
    }
  }

  private void turn(Pool.Open open, Way way) throws SQLException {
    long before = agent.violations();
    Connection connection = open.borrow();
    boolean asked = way == Way.ISOLATION || way == Way.RESTORED;
    int isolation = asked ? connection.getTransactionIsolation() : 0;
    act(connection, way);
    String fate = close(connection);
    boolean otherwise;
    try (Connection next = open.borrow()) {
      try (Statement statement = next.createStatement()) {
        statement.executeQuery(database.sql("SELECT id FROM %t_keys")).close();
      } catch (SQLException failed) {
        // PostgreSQL has the next borrower pay for what failed in a transaction that is still open.
        check(way == Way.FAILED);
        next.rollback();
      }
      otherwise = !next.getAutoCommit() || asked && next.getTransactionIsolation() != isolation;
      if (!next.getAutoCommit()) {
        next.rollback();
        next.setAutoCommit(true);
      }
    }
    System.out.println(
        "RETURN violations="
            + (agent.violations() - before)
            + " otherwise="
            + (otherwise ? 1 : 0)
            + " fate="
            + fate
            + " "
            + way.name());
  }

  private String close(Connection connection) throws SQLException {
    int before = rows();
    try {
      connection.close();
    } catch (SQLException refused) {
      // Derby keeps what has work open.
      connection.rollback();
      connection.close();
      return "refused";
    }
    return rows() > before ? "committed" : "not-committed";
  }

  private int rows() throws SQLException {
    if (database == Database.DERBY) {
      // Its readers wait for its writers.
      return 0;
    }
    try (Statement statement = keeper.createStatement();
        ResultSet rows = statement.executeQuery(database.sql("SELECT COUNT(*) FROM %t_keys"))) {
      check(rows.next());
      return rows.getInt(1);
    }
  }

  private void act(Connection connection, Way way) throws SQLException {
    switch (way) {
      case BY_AUTO_COMMIT -> insert(connection);
      case ISOLATION ->
          connection.setTransactionIsolation(
              connection.getTransactionIsolation() == Connection.TRANSACTION_SERIALIZABLE
                  ? Connection.TRANSACTION_READ_COMMITTED
                  : Connection.TRANSACTION_SERIALIZABLE);
      case RESTORED -> {
        int found = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setTransactionIsolation(found);
        connection.setAutoCommit(false);
        connection.setAutoCommit(true);
      }
      case RESTORED_THROUGH_A_PROXY -> {
        Connection proxy = proxy(connection);
        proxy.setAutoCommit(false);
        insert(proxy);
        proxy.commit();
        // Only now a call of the handle's own.
        connection.getTransactionIsolation();
        proxy.setAutoCommit(true);
      }
      default -> {
        connection.setAutoCommit(false);
        inTransaction(connection, way);
      }
    }
  }

  /** As job schedulers and mappers wrap what they borrow. */
  private static Connection proxy(Connection handle) {
    return (Connection)
        Proxy.newProxyInstance(
            ReturnProgram.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> method.invoke(handle, arguments));
  }

  private void inTransaction(Connection connection, Way way) throws SQLException {
    switch (way) {
      case COMMITTED -> {
        insert(connection);
        connection.commit();
        connection.setAutoCommit(true);
      }
      case ROLLED_BACK -> {
        insert(connection);
        connection.rollback();
        connection.setAutoCommit(true);
      }
      case SWITCHED_ON -> {
        insert(connection);
        connection.setAutoCommit(true);
      }
      case ONLY_READ -> {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(database.sql("SELECT COUNT(*) FROM %t_keys"))) {
          check(rows.next());
        }
      }
      case CHANGED_NOTHING -> {
        try (Statement statement = connection.createStatement()) {
          check(!statement.execute(database.sql("DELETE FROM %t_keys WHERE 1 = 0")));
          check(statement.getUpdateCount() == 0);
        }
      }
      case FAILED -> {
        try (Statement statement = connection.createStatement()) {
          statement.executeUpdate("INSERT INTO outlive_no_such_table VALUES (1)");
        } catch (SQLException expected) {
          // There is no such table.
        }
      }
      case COMMIT_FAILED -> commitFails(connection);
      case TO_SAVEPOINT_AND_BACK -> {
        Savepoint savepoint = connection.setSavepoint("outlive");
        insert(connection);
        connection.rollback(savepoint);
        connection.commit();
        connection.setAutoCommit(true);
      }
      case LEFT_BY_UPDATE -> insert(connection);
      case LEFT_BY_PREPARED -> {
        try (PreparedStatement statement = connection.prepareStatement(insertSql())) {
          statement.executeUpdate();
        }
      }
      case LEFT_BY_BATCH -> {
        try (Statement statement = connection.createStatement()) {
          statement.addBatch(insertSql());
          statement.addBatch(insertSql());
          statement.executeBatch();
        }
      }
      case LEFT_BY_EXECUTE -> {
        try (Statement statement = connection.createStatement()) {
          check(!statement.execute(insertSql()));
          check(statement.getUpdateCount() == 1);
        }
      }
      case LEFT_AFTER_SAVEPOINT -> {
        insert(connection);
        Savepoint savepoint = connection.setSavepoint("outlive");
        insert(connection);
        connection.rollback(savepoint);
      }
      case AUTO_COMMIT_OFF -> {
        // As it is now: nothing else.
      }
      default -> throw new IllegalArgumentException(way.name());
    }
  }

  /**
   * The same twice, which is found out at the end only, where that can be: then nothing is left to
   * be ended. The table is another's: whoever makes one for the session alone changes its state.
   */
  private void commitFails(Connection connection) throws SQLException {
    if (database != Database.POSTGRESQL) {
      insert(connection);
      connection.commit();
      return;
    }
    String table = database.sql("%t_once");
    keep("CREATE TABLE " + table + " (id INT UNIQUE DEFERRABLE INITIALLY DEFERRED)");
    boolean failed = false;
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("INSERT INTO " + table + " VALUES (1)");
      statement.executeUpdate("INSERT INTO " + table + " VALUES (1)");
      connection.commit();
    } catch (SQLException atTheEnd) {
      failed = true;
    } finally {
      keep("DROP TABLE " + table);
    }
    check(failed);
  }

  private void keep(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute(sql);
    }
  }

  private String insertSql() {
    return database.sql("INSERT INTO %t_keys (name) VALUES ('left')");
  }

  private void insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(insertSql());
    }
  }
}
