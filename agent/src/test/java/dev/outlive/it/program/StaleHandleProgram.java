package dev.outlive.it.program;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What a borrower kept after giving its connection back, used while the next borrower is in a
 * transaction on the same physical connection. Prints a {@code USE} for each handle, in the order
 * of the log: what the call did, what the agent counted, and what it counted of the next borrower.
 */
public final class StaleHandleProgram implements Program {

  private Database database;
  private Pool pool;
  private AgentView agent;
  private Class<?> driverConnection;
  private Class<?> driverStatement;
  private Class<?> driverPrepared;
  private int rows = 100;

  /** Makes a handle of a lease; null where the driver has none. */
  @FunctionalInterface
  private interface Handle {
    Object of(Connection connection) throws SQLException;
  }

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.pool = Pool.of(arguments[1]);
    this.agent = agent;
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, () -> judge(keeper));
    }
  }

  private void judge(Connection keeper) throws Exception {
    driverConnection = keeper.getClass();
    try (Statement statement = keeper.createStatement();
        PreparedStatement prepared = keeper.prepareStatement("SELECT 1")) {
      driverStatement = statement.getClass();
      driverPrepared = prepared.getClass();
    }
    ExecutorService otherThread = Executors.newSingleThreadExecutor();
    for (Map.Entry<String, Handle> handle : handles().entrySet()) {
      use(handle.getKey() + ", same thread", handle.getValue(), Callable::call);
      use(
          handle.getKey() + ", other thread",
          handle.getValue(),
          work -> otherThread.submit(work).get());
    }
    otherThread.shutdown();
  }

  private Map<String, Handle> handles() {
    Map<String, Handle> handles = new LinkedHashMap<>();
    handles.put("connection", c -> c);
    handles.put("unwrapped connection", c -> c.unwrap(Connection.class));
    handles.put("driver's connection", c -> c.unwrap(driverConnection));
    handles.put("metadata's connection", c -> c.getMetaData().getConnection());
    handles.put("statement", Connection::createStatement);
    handles.put("statement's connection", c -> c.createStatement().getConnection());
    handles.put("unwrapped statement", c -> c.createStatement().unwrap(Statement.class));
    handles.put("driver's statement", c -> c.createStatement().unwrap(driverStatement));
    handles.put(
        "driver's statement's connection",
        c -> ((Statement) c.createStatement().unwrap(driverStatement)).getConnection());
    handles.put("prepared statement", this::prepare);
    handles.put("driver's prepared statement", c -> prepare(c).unwrap(driverPrepared));
    handles.put("prepared statement's connection", c -> prepare(c).getConnection());
    handles.put("result set's statement", c -> query(c).getStatement());
    handles.put("result set's connection", c -> query(c).getStatement().getConnection());
    handles.put("metadata's result set's connection", this::describe);
    handles.put("generated keys' statement", this::generate);
    handles.put("array's statement", this::array);
    return handles;
  }

  private String insert() {
    return database.sql("INSERT INTO %t (id, name) VALUES (" + rows++ + ", 'stale')");
  }

  private PreparedStatement prepare(Connection connection) throws SQLException {
    return connection.prepareStatement(insert());
  }

  private ResultSet query(Connection connection) throws SQLException {
    return connection.createStatement().executeQuery(database.sql("SELECT id FROM %t"));
  }

  private Connection describe(Connection connection) throws SQLException {
    ResultSet tables = connection.getMetaData().getTables(null, null, "outlive_none", null);
    return tables.getStatement() == null ? null : tables.getStatement().getConnection();
  }

  private Statement generate(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.executeUpdate(
        database.sql("INSERT INTO %t_keys (name) VALUES ('one')"), Statement.RETURN_GENERATED_KEYS);
    return statement.getGeneratedKeys().getStatement();
  }

  private Statement array(Connection connection) throws SQLException {
    return connection.createArrayOf("INTEGER", new Object[] {1, 2}).getResultSet().getStatement();
  }

  /** Where the next borrower is at work. */
  @FunctionalInterface
  private interface Next {
    Connection run(Callable<Connection> work) throws Exception;
  }

  private void use(String name, Handle handle, Next next) throws Exception {
    try (Pool.Open open = pool.open(database, 1)) {
      Object kept;
      try (Connection connection = open.borrow()) {
        kept = handle.of(connection);
      }
      if (kept == null) {
        System.out.println("NONE " + name);
        return;
      }
      // Each handle's report in full, so that the test can read it.
      agent.reset();
      Connection borrowed = next.run(() -> begin(open));
      long before = agent.violations();
      String answer = use(kept);
      long counted = agent.violations() - before;
      next.run(() -> end(borrowed));
      long afterwards = agent.violations() - before - counted;
      System.out.println(
          "USE counted=" + counted + " next=" + afterwards + " " + answer + " " + name);
    }
  }

  /** One call on the handle. */
  private String use(Object handle) {
    try {
      if (handle instanceof Connection connection) {
        connection.prepareStatement(insert());
      } else if (handle instanceof PreparedStatement prepared) {
        prepared.executeUpdate();
      } else {
        ((Statement) handle).executeUpdate(insert());
      }
      return "works";
    } catch (SQLException | RuntimeException thrown) {
      return "throws";
    }
  }

  private Connection begin(Pool.Open open) throws SQLException {
    Connection connection = open.borrow();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(insert());
    }
    return connection;
  }

  private Connection end(Connection connection) throws SQLException {
    connection.rollback();
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery(database.sql("SELECT id FROM %t")).close();
    }
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
    return connection;
  }
}
