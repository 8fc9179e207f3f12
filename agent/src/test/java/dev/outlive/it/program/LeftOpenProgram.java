package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Gives connections back with everything closed, in all the ways that there are; then with
 * statements open; then loses statements of connections that it keeps. What is left open is judged
 * in the order in which it was, so what is wrongly reported comes before what is rightly.
 */
public final class LeftOpenProgram implements Program {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 20;
  private static final String SELECT = "SELECT 1";

  private Database database;
  private Pool pool;
  private AgentView agent;
  private long expected;

  @FunctionalInterface
  private interface Use {
    void of(Connection connection) throws Exception;
  }

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.pool = Pool.of(arguments[1]);
    this.agent = agent;
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, this::behave);
    }
  }

  private void behave() throws Exception {
    try (Pool.Open open = pool.open(database, 3)) {
      for (int i = 0; i < 3; i++) {
        closeEverything(open);
      }
      for (Use leave : leaving()) {
        Connection connection = open.borrow();
        leave.of(connection);
        connection.close();
        expected += pool.shared() ? 1 : 0;
      }
      if (keepsStatements(pool)) {
        await(() -> {});
      } else {
        lose(open);
      }
    }
  }

  private void closeEverything(Pool.Open open) throws Exception {
    for (Use use : closing()) {
      Connection connection = open.borrow();
      use.of(connection);
      connection.close();
    }
    closedByAnotherThread(open);
    closedByAWrapper(open);
  }

  /** Whether a pool refers to what it has lent, or closes what was lost by a finalizer. */
  public static boolean keepsStatements(Pool pool) {
    return switch (pool) {
      case DBCP2, DBCP2_STATEMENTS, C3P0, C3P0_STATEMENTS, AGROAL, DRUID, DRUID_STATEMENTS -> true;
      default -> false;
    };
  }

  private List<Use> leaving() {
    return List.of(this::leaveStatement, this::leavePrepared, this::leaveUnwrapped);
  }

  private List<Use> closing() {
    return List.of(
        this::closeAll,
        this::closeStatementsOnly,
        this::runAgain,
        this::closeOnCompletion,
        this::describe,
        this::generateKeys,
        this::handUp,
        connection -> Careless.look(connection, SELECT));
  }

  private void closeAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SELECT);
        PreparedStatement prepared = connection.prepareStatement(SELECT);
        ResultSet more = prepared.executeQuery()) {
      check(rows.next() && more.next());
    }
  }

  private void closeStatementsOnly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement(SELECT)) {
      check(statement.executeQuery(SELECT).next() && prepared.executeQuery().next());
      check(statement.execute(SELECT) && statement.getResultSet().next());
    }
  }

  private void runAgain(Connection connection) throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(SELECT)) {
      for (int i = 0; i < 3; i++) {
        check(prepared.executeQuery().next());
      }
    }
  }

  private void closeOnCompletion(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.closeOnCompletion();
    try (ResultSet rows = statement.executeQuery(SELECT)) {
      check(rows.next());
    }
  }

  /** Its statement is the driver's, which is the one to close it. */
  private void describe(Connection connection) throws SQLException {
    check(!connection.getMetaData().getTables(null, null, "outlive_none", null).next());
  }

  private void generateKeys(Connection connection) throws SQLException {
    if (database != Database.DUCKDB) {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            database.sql("INSERT INTO %t_keys (name) VALUES ('one')"),
            Statement.RETURN_GENERATED_KEYS);
        check(statement.getGeneratedKeys().next());
      }
    }
  }

  private void handUp(Connection connection) throws SQLException {
    try (ResultSet rows = find(connection);
        Statement behind = rows.getStatement()) {
      check(rows.next() && !behind.isClosed());
    }
  }

  private ResultSet find(Connection connection) throws SQLException {
    return connection.createStatement().executeQuery(SELECT);
  }

  private void closedByAnotherThread(Pool.Open open) throws Exception {
    Connection connection = open.borrow();
    Statement statement = connection.createStatement();
    check(statement.executeQuery(SELECT).next());
    FutureTask<Void> close =
        new FutureTask<>(
            () -> {
              statement.close();
              connection.close();
              return null;
            });
    new Thread(close).start();
    close.get();
  }

  private void closedByAWrapper(Pool.Open open) throws SQLException {
    Connection wrapped = wrapper(open.borrow());
    check(wrapped.createStatement().executeQuery(SELECT).next());
    wrapped.close();
  }

  /** Such as many a library makes by hand: it closes its statements before its connection. */
  private static Connection wrapper(Connection connection) {
    List<Statement> statements = new ArrayList<>();
    return (Connection)
        Proxy.newProxyInstance(
            LeftOpenProgram.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (method.getName().equals("close")) {
                for (Statement statement : statements) {
                  statement.close();
                }
              }
              try {
                Object result = method.invoke(connection, arguments);
                if (result instanceof Statement statement) {
                  statements.add(statement);
                }
                return result;
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private void leaveStatement(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    check(statement.executeQuery(SELECT).next());
  }

  private void leavePrepared(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(SELECT);
    check(statement.executeQuery().next());
    check(statement.executeQuery().next());
  }

  private void leaveUnwrapped(Connection connection) throws SQLException {
    Connection raw = connection.unwrap(Connection.class);
    check(raw.createStatement().executeQuery(SELECT).next());
  }

  /** On a connection that is not used any more, and on one that goes on being used. */
  private void lose(Pool.Open open) throws Exception {
    Connection idle = open.borrow();
    loseIdle(idle);
    Connection busy = open.borrow();
    loseBusy(busy);
    expected += 2;
    await(() -> closeAll(busy));
    idle.close();
    busy.close();
  }

  private void loseIdle(Connection connection) throws SQLException {
    check(connection.createStatement().executeQuery(SELECT).next());
  }

  private void loseBusy(Connection connection) throws SQLException {
    check(connection.prepareStatement(SELECT).executeQuery().next());
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private void await(Step meanwhile) throws Exception {
    long begun = System.nanoTime();
    while (agent.violations() < expected) {
      check(System.nanoTime() - begun < LIMIT_NANOS);
      System.gc();
      meanwhile.run();
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
