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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import javax.sql.XAConnection;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.JdbcRowSet;
import javax.sql.rowset.RowSetProvider;
import javax.transaction.xa.XAResource;

/**
 * Code that does nothing wrong, or only what the contract calls legal: the agent must count
 * nothing. Prints one {@code SECTION} each. When told to be tidy it leaves nothing for a connection
 * to close.
 */
public final class CleanProgram implements Program {

  private static final int THREADS = 8;

  private Database database;
  private Pool pool;
  private boolean tidy;
  private Sections sections;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.pool = Pool.of(arguments[1]);
    this.sections = new Sections(agent);
    String load = arguments[2];
    this.tidy = arguments.length > 3;
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, () -> behave(keeper, load));
    }
  }

  private void behave(Connection keeper, String load) throws Exception {
    sections.run("load on a pool of one", () -> load(enough(load)));
    sections.run("each habit", this::habits);
    sections.run("values after their result set", this::values);
    sections.run("streams after everything", this::streams);
    sections.run("a call past the last row", this::pastTheEnd);
    if (!tidy) {
      sections.run("children that only their connection closes", this::leftOpen);
      sections.run("closes that come late, and twice", this::lateCloses);
    }
    sections.run("a result set that its caller closes", this::handedUp);
    sections.run("a body that fails", this::failingBody);
    sections.run("a disconnected row set", this::rowSet);
    sections.run("a connected row set", this::connectedRowSet);
    sections.run("a connection handed to another thread", this::handOver);
    sections.run("a wrapper after its raw connection was kept", this::keptRaw);
    sections.run("clean-up after the pool was closed", this::closedPool);
    sections.run("use after an abort", this::abort);
    sections.run("clean-up after the server killed it", () -> kill(keeper));
    sections.run("a resource after the server killed it", () -> killPhysical(keeper));
    sections.run("clean-up after the pool reclaimed it", this::reclaim);
    sections.run("a close that the driver refused", this::refusedClose);
  }

  /** By a number of borrows, or by a time such as {@code PT2M}. */
  private static IntPredicate enough(String load) {
    if (!load.startsWith("PT")) {
      int borrows = Integer.parseInt(load);
      return round -> round >= borrows;
    }
    long nanos = Duration.parse(load).toNanos();
    long begun = System.nanoTime();
    return round -> System.nanoTime() - begun >= nanos;
  }

  private void load(IntPredicate enough) throws Exception {
    // HikariCP 7.1 forgets the open statements of whoever has the connection by then, when a handle
    // is closed once more, and one of the two falls over its list; with or without an agent.
    CleanRounds rounds = new CleanRounds(database, pool != Pool.HIKARI);
    AtomicInteger next = new AtomicInteger();
    try (Pool.Open open = pool.open(database, 1)) {
      inThreads(
          () -> {
            for (int round = next.getAndIncrement();
                !enough.test(round);
                round = next.getAndIncrement()) {
              rounds.run(open.source(), round);
            }
          });
    }
  }

  private static void inThreads(Sections.Step work) throws Exception {
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
      all(rounds, open);
      all(rounds, open);
    }
  }

  private void all(CleanRounds rounds, Pool.Open open) throws SQLException {
    rounds.all(open.source());
    if (!tidy) {
      rounds.childrenLast(open.source());
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

  /** A forward cursor that has come to its end goes on saying so, or minds; both are its right. */
  private void pastTheEnd() throws SQLException {
    try (Pool.Open open = pool.open(database, 2);
        Connection connection = open.borrow();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"))) {
      check(rows.next());
      check(!rows.next());
      quietly(rows::next);
      quietly(rows::isAfterLast);
      quietly(rows::getRow);
      quietly(rows::getMetaData);
      quietly(rows::getWarnings);
    }
  }

  /** JDBC has the connection close them; what a framework leaves open is no use of it either. */
  private void leftOpen() throws SQLException {
    try (Pool.Open open = pool.open(database, 1)) {
      for (int i = 0; i < 3; i++) {
        Connection connection = open.borrow();
        check(connection.createStatement().executeQuery(database.sql("SELECT id FROM %t")).next());
        check(
            connection.prepareStatement(database.sql("SELECT name FROM %t")).executeQuery().next());
        check(!connection.getMetaData().getTables(null, null, "outlive_none", null).next());
        connection.close();
      }
    }
  }

  /** Whose the close is, is agreed between caller and called. */
  private void handedUp() throws SQLException {
    try (Pool.Open open = pool.open(database, 2);
        Connection connection = open.borrow()) {
      try (ResultSet rows = find(connection);
          Statement behind = rows.getStatement()) {
        check(rows.next() && behind.getConnection() != null);
      }
    }
  }

  private ResultSet find(Connection connection) throws SQLException {
    return connection.createStatement().executeQuery(database.sql("SELECT id FROM %t"));
  }

  /** Whoever closes when the next borrower is at work does nothing wrong, and must do no harm. */
  private void lateCloses() throws SQLException {
    try (Pool.Open open = pool.open(database, 1)) {
      Connection first = open.borrow();
      Statement statement = first.createStatement();
      ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"));
      check(rows.next());
      first.close();
      try (Connection next = open.borrow();
          Statement own = next.createStatement();
          ResultSet ownRows = own.executeQuery(database.sql("SELECT id FROM %t"))) {
        rows.close();
        statement.close();
        first.close();
        first.close();
        check(ownRows.next());
      }
    }
  }

  /** The closes of a try block run although something was thrown, and on what threw. */
  private void failingBody() throws SQLException {
    try (Pool.Open open = pool.open(database, 1)) {
      for (int i = 0; i < 3; i++) {
        try (Connection connection = open.borrow();
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(database.sql("SELECT id FROM %t"))) {
          check(rows.next());
          rows.getInt("no_such_column");
          check(false);
        } catch (SQLException noSuchColumn) {
          // As it should be.
        }
        try (Connection connection = open.borrow();
            Statement statement = connection.createStatement()) {
          statement.executeQuery("SELECT no_such_column FROM no_such_table");
          check(false);
        } catch (SQLException noSuchTable) {
          // As it should be.
        }
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

  /** The JDK's, over a cursor that scrolls and writes, which not every driver has. */
  private void connectedRowSet() {
    quietly(
        () -> {
          try (JdbcRowSet rows = RowSetProvider.newFactory().createJdbcRowSet()) {
            rows.setUrl(database.url());
            rows.setCommand(database.sql("SELECT id, name FROM %t"));
            rows.execute();
            check(rows.next() && rows.getInt(1) == 1 && rows.getString(2) != null);
            rows.beforeFirst();
            check(rows.next());
          }
        });
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
      CleanRounds.checkClosed(connection);
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
        all(new CleanRounds(database), open);
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
    void run() throws Exception;
  }

  private static void quietly(Step step) {
    try {
      step.run();
    } catch (Exception failed) {
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
    Pool.Open open = pool.open(database, 2);
    Connection connection = open.borrow();
    Statement statement = connection.createStatement();
    kill(keeper, statement);
    quietly(() -> statement.executeQuery(database.sql("SELECT id FROM %t")));
    cleanUp(connection, statement);
    open.close();
  }

  private void kill(Connection keeper, Statement victim) throws SQLException {
    boolean postgres = database == Database.POSTGRESQL;
    long id;
    try (ResultSet own =
        victim.executeQuery(postgres ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()")) {
      check(own.next());
      id = own.getLong(1);
    }
    try (Statement killer = keeper.createStatement()) {
      killer.execute(postgres ? "SELECT pg_terminate_backend(" + id + ")" : "KILL " + id);
    }
  }

  /** The resource says it by an exception of its own, with the driver's behind it. */
  private void killPhysical(Connection keeper) throws SQLException {
    if (!database.onServer()) {
      return;
    }
    XAConnection physical = database.xaSource().orElseThrow().getXAConnection();
    XAResource resource = physical.getXAResource();
    try (Connection handle = physical.getConnection();
        Statement statement = handle.createStatement()) {
      kill(keeper, statement);
    }
    quietly(() -> resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN));
    physical.close();
    quietly(() -> resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN));
    quietly(physical::getConnection);
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
