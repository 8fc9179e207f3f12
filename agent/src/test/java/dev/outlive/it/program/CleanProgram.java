package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;

/**
 * Code that does nothing wrong, or only what the contract calls legal: the agent must count
 * nothing. Prints one {@code SECTION} each.
 */
public final class CleanProgram implements Program {

  private static final int THREADS = 8;

  private Database database;
  private Pool pool;
  private AgentView agent;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.pool = Pool.of(arguments[1]);
    this.agent = agent;
    int borrows = Integer.parseInt(arguments[2]);
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, () -> behave(keeper, borrows));
    }
  }

  private void behave(Connection keeper, int borrows) throws Exception {
    section("load on a pool of one", () -> load(borrows));
    section("each habit", this::habits);
    section("values after their result set", this::values);
    section("streams after everything", this::streams);
    section("a disconnected row set", this::rowSet);
    section("a connection handed to another thread", this::handOver);
    section("a wrapper after its raw connection was kept", this::keptRaw);
    section("clean-up after the pool was closed", this::closedPool);
    section("use after an abort", this::abort);
    section("clean-up after the server killed it", () -> kill(keeper));
    section("clean-up after the pool reclaimed it", this::reclaim);
    section("a close that the driver refused", this::refusedClose);
  }

  @FunctionalInterface
  private interface Section {
    void run() throws Exception;
  }

  private void section(String name, Section section) throws Exception {
    long before = agent.violations();
    section.run();
    System.out.println("SECTION violations=" + (agent.violations() - before) + " " + name);
  }

  private void load(int borrows) throws Exception {
    CleanRounds rounds = new CleanRounds(database);
    AtomicInteger next = new AtomicInteger();
    try (Pool.Open open = pool.open(database, 1)) {
      inThreads(
          () -> {
            for (int round = next.getAndIncrement();
                round < borrows;
                round = next.getAndIncrement()) {
              rounds.run(open.source(), round);
            }
          });
    }
  }

  private static void inThreads(Section work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            threads.submit(
                () -> {
                  work.run();
                  return null;
                }));
      }
      for (Future<Void> one : all) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void habits() throws SQLException {
    CleanRounds rounds = new CleanRounds(database);
    try (Pool.Open open = pool.open(database, 2)) {
      rounds.all(open.source());
      rounds.all(open.source());
    }
  }

  /** LOBs, arrays and XML are good until their connection ends. */
  private void values() throws SQLException {
    try (Pool.Open open = pool.open(database, 2);
        Connection connection = open.borrow()) {
      connection.setAutoCommit(false);
      for (String column : List.of("b", "c", "n", "x", "a")) {
        value(connection, column);
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  private void value(Connection connection, String column) throws SQLException {
    Object value;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(database.sql("SELECT " + column + " FROM %t"))) {
      check(rows.next());
      value =
          switch (column) {
            case "b" -> rows.getBlob(1);
            case "c" -> rows.getClob(1);
            case "n" -> rows.getNClob(1);
            case "x" -> rows.getSQLXML(1);
            default -> rows.getArray(1);
          };
    } catch (SQLException | UnsupportedOperationException unsupported) {
      connection.rollback();
      return;
    }
    try {
      if (value instanceof java.sql.Blob blob) {
        blob.length();
        blob.getBytes(1, 1);
        blob.free();
      } else if (value instanceof java.sql.Clob clob) {
        clob.length();
        clob.getSubString(1, 1);
        clob.free();
      } else if (value instanceof java.sql.SQLXML xml) {
        xml.getString();
        xml.free();
      } else if (value instanceof java.sql.Array array) {
        array.getArray();
        array.getBaseTypeName();
        array.free();
      }
    } catch (SQLException minded) {
      // Derby's LOBs end with their statement; JDBC says that they do not.
      connection.rollback();
    }
  }

  /** What a stream still holds is the reader's. */
  private void streams() throws SQLException {
    try (Pool.Open open = pool.open(database, 2)) {
      Connection connection = open.borrow();
      Statement statement = connection.createStatement();
      ResultSet rows = statement.executeQuery(database.sql("SELECT name FROM %t"));
      check(rows.next());
      Reader text = null;
      InputStream bytes = null;
      try {
        text = rows.getCharacterStream(1);
        bytes = rows.getBinaryStream(1);
      } catch (SQLException | UnsupportedOperationException unsupported) {
        // Not every driver makes streams of every column, or two of one.
      }
      rows.close();
      statement.close();
      connection.close();
      try {
        if (text != null) {
          text.read();
        }
        if (bytes != null) {
          bytes.read();
        }
      } catch (IOException closed) {
        // Some drivers close what they handed out.
      }
    }
  }

  private void rowSet() throws SQLException {
    CachedRowSet copy = RowSetProvider.newFactory().createCachedRowSet();
    try (Pool.Open open = pool.open(database, 2);
        Connection connection = open.borrow();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(database.sql("SELECT id, name FROM %t"))) {
      copy.populate(rows);
    }
    check(copy.next());
    check(copy.getInt(1) == 1 && copy.getString(2) != null);
    copy.beforeFirst();
    check(copy.next());
    copy.close();
  }

  private void handOver() throws Exception {
    try (Pool.Open open = pool.open(database, 2)) {
      Connection connection = open.borrow();
      Statement statement = connection.createStatement();
      ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"));
      ExecutorService other = Executors.newSingleThreadExecutor();
      Future<Void> done =
          other.submit(
              () -> {
                check(rows.next() && rows.getInt(1) == 1);
                rows.close();
                statement.close();
                connection.close();
                return null;
              });
      done.get();
      other.shutdown();
      check(connection.isClosed());
    }
  }

  /** Keeping a raw connection is no use of it; what the next borrower does with it is his right. */
  private void keptRaw() throws SQLException {
    List<Connection> kept = new ArrayList<>();
    try (Pool.Open open = pool.open(database, 1)) {
      for (int i = 0; i < 5; i++) {
        try (Connection connection = open.borrow()) {
          kept.add(connection.unwrap(Connection.class));
          kept.add(connection.getMetaData().getConnection());
        }
        new CleanRounds(database).all(open.source());
      }
    }
    check(!kept.isEmpty());
  }

  private void closedPool() throws SQLException {
    Pool.Open open = pool.open(database, 2);
    Connection connection = open.borrow();
    Statement statement = connection.createStatement();
    open.close();
    cleanUp(connection, statement);
  }

  /** What frameworks do with a connection that has failed them. */
  private static void cleanUp(Connection connection, Statement statement) {
    quietly(statement::cancel);
    quietly(statement::clearWarnings);
    quietly(statement::close);
    quietly(connection::rollback);
    quietly(() -> connection.setAutoCommit(true));
    quietly(() -> connection.setReadOnly(false));
    quietly(() -> connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED));
    quietly(connection::clearWarnings);
    quietly(connection::isClosed);
    quietly(() -> connection.isValid(1));
    quietly(connection::close);
    quietly(connection::close);
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private static void quietly(Step step) {
    try {
      step.run();
    } catch (SQLException | RuntimeException failed) {
      // Clean-up goes on, whatever fails.
    }
  }

  private void abort() throws SQLException {
    Pool.Open open = pool.open(database, 2);
    Connection connection = open.borrow();
    Statement statement = connection.createStatement();
    try {
      connection.abort(Runnable::run);
    } catch (SQLFeatureNotSupportedException | AbstractMethodError unsupported) {
      cleanUp(connection, statement);
      open.close();
      return;
    }
    quietly(connection::createStatement);
    quietly(() -> statement.executeQuery(database.sql("SELECT id FROM %t")));
    cleanUp(connection, statement);
    open.close();
  }

  private void kill(Connection keeper) throws SQLException {
    if (!database.onServer()) {
      return;
    }
    boolean postgres = database == Database.POSTGRESQL;
    Pool.Open open = pool.open(database, 2);
    Connection connection = open.borrow();
    Statement statement = connection.createStatement();
    long id;
    try (ResultSet own =
        statement.executeQuery(postgres ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()")) {
      check(own.next());
      id = own.getLong(1);
    }
    try (Statement killer = keeper.createStatement()) {
      killer.execute(postgres ? "SELECT pg_terminate_backend(" + id + ")" : "KILL " + id);
    }
    quietly(() -> statement.executeQuery(database.sql("SELECT id FROM %t")));
    cleanUp(connection, statement);
    open.close();
  }

  /** Four pools take back what is kept too long, when told to. */
  private void reclaim() throws Exception {
    switch (pool) {
      case DBCP2 -> Reclaiming.dbcp(database, CleanProgram::cleanUp);
      case DRUID -> Reclaiming.druid(database, CleanProgram::cleanUp);
      case TOMCAT, TOMCAT_INTERCEPTORS -> Reclaiming.tomcatInTime(database, CleanProgram::cleanUp);
      case C3P0, C3P0_STATEMENTS -> Reclaiming.c3p0InTime(database, CleanProgram::cleanUp);
      default -> {
        // It does not, or was not told to.
      }
    }
  }

  /** Derby does not close a connection with a transaction open: it goes on. */
  private void refusedClose() throws SQLException {
    if (database != Database.DERBY || pool.shared()) {
      return;
    }
    try (Pool.Open open = pool.open(database, 1)) {
      Connection connection = open.borrow();
      connection.setAutoCommit(false);
      Statement statement = connection.createStatement();
      statement.executeQuery(database.sql("SELECT id FROM %t")).close();
      boolean refused = false;
      try {
        connection.close();
      } catch (SQLException active) {
        refused = true;
      }
      check(refused);
      statement.executeQuery(database.sql("SELECT id FROM %t")).close();
      connection.rollback();
      connection.close();
    }
  }
}
