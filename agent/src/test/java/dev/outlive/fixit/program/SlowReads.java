package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Reads of auto-fix's that take their time, on PostgreSQL: an attribute of more owners than one
 * statement asks for, which is read in four, and a short read.
 */
public final class SlowReads {
  private static final int OWNERS = 1900;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private SlowReads() {}

  /** Runs what is quick, to compare with, or what is slow. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("quick")) {
      quickChunks();
      return;
    }
    slowChunk();
    slowChunks();
    beforeTheFirst();
    afterTheFirst();
    lockedTable();
  }

  /** The late read, in the scenario's own words, so that each is a violation of its own. */
  @FunctionalInterface
  private interface Late {
    Object read(Book book);
  }

  /** Two requests: of the first is learned, and the database is slow in the second. */
  private static void twice(
      String name, Store store, DataSource source, double seconds, Runnable beforeClose, Late late)
      throws SQLException {
    store.elsewhere(
        """
        INSERT INTO author (name) SELECT 'Author ' || n FROM generate_series(4, %1$d) n;
        INSERT INTO book (title, author_id) SELECT 'Book ' || n, n FROM generate_series(4, %1$d) n
        """
            .formatted(OWNERS));
    Database database = Database.over(source);
    for (boolean learned : new boolean[] {false, true}) {
      if (learned) {
        sleepInEachStatement(store, seconds);
      }
      List<Book> books;
      try (ConnectionContext context = database.connectionContext()) {
        books = database.select(Book.TABLE).list();
        store.sqlSince();
        if (learned) {
          beforeClose.run();
        }
      }
      Said.of(name + "." + learned + ".statements", store.sqlSince().size());
      Said.attempt(name + "." + learned, () -> late.read(books.get(0)));
    }
    try (ConnectionContext context = database.connectionContext()) {
      Said.attempt(name + ".next", () -> database.select(Book.TABLE).get().getTitle());
    }
  }

  private static void sleepInEachStatement(Store store, double seconds) throws SQLException {
    store.elsewhere(
        """
        ALTER TABLE author RENAME TO author_rows;
        CREATE VIEW author AS
          WITH slow AS MATERIALIZED (SELECT pg_sleep(%s))
          SELECT author_rows.* FROM author_rows, slow
        """
            .formatted(seconds));
  }

  private static void quickChunks() throws SQLException {
    try (Store store = Store.postgres("quickchunks", 2)) {
      twice(
          "quickChunks",
          store,
          store.recording(store.pool()),
          0,
          () -> {},
          book -> book.getAuthor().getName());
    }
  }

  private static void slowChunk() throws SQLException {
    try (Store store = Store.postgres("slowchunk", 2)) {
      twice(
          "slowChunk",
          store,
          store.recording(store.pool()),
          20,
          () -> {},
          book -> book.getAuthor().getName());
    }
  }

  /** None takes too long by itself. */
  private static void slowChunks() throws SQLException {
    try (Store store = Store.postgres("slowchunks", 2)) {
      twice(
          "slowChunks",
          store,
          store.recording(store.pool()),
          0.9,
          () -> {},
          book -> book.getAuthor().getName());
    }
  }

  /** The time is up when the database does not know of the statement yet: nothing is cancelled. */
  private static void beforeTheFirst() throws SQLException {
    try (Store store = Store.postgres("beforefirst", 2)) {
      var armed = new AtomicBoolean();
      twice(
          "beforeTheFirst",
          store,
          waitingForCancel(store, "executeQuery", armed),
          3,
          () -> armed.set(true),
          book -> book.getAuthor().getName());
    }
  }

  /** The time is up when the first statement has ended, and the second has not begun. */
  private static void afterTheFirst() throws SQLException {
    try (Store store = Store.postgres("afterfirst", 2)) {
      var armed = new AtomicBoolean();
      twice(
          "afterTheFirst",
          store,
          waitingForCancel(store, "close", armed),
          0,
          () -> armed.set(true),
          book -> book.getAuthor().getName());
    }
  }

  /** A data source whose statements, once, do not go on with a call before they are cancelled. */
  private static DataSource waitingForCancel(Store store, String method, AtomicBoolean armed) {
    var cancelled = new CountDownLatch(1);
    return ProxyDataSourceBuilder.create(store.recording(store.pool()))
        .beforeMethod(
            call -> {
              String called = call.getMethod().getName();
              if (called.equals("cancel")) {
                cancelled.countDown();
              } else if (called.equals(method)
                  && call.getTarget() instanceof PreparedStatement
                  && armed.getAndSet(false)) {
                await(cancelled);
              }
            })
        .build();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A short read must not keep a connection from the pool for as long as somebody's lock lasts. */
  private static void lockedTable() throws Exception {
    var locked = new CountDownLatch(1);
    var enough = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Store store = Store.postgres("lockedtable", 2)) {
      Book book;
      try (ConnectionContext context = store.database().connectionContext()) {
        book = store.database().select(Book.TABLE).get();
      }
      var migration =
          other.submit(
              () -> {
                try (Connection connection = DriverManager.getConnection(store.url());
                    Statement statement = connection.createStatement()) {
                  connection.setAutoCommit(false);
                  statement.execute("LOCK TABLE author IN ACCESS EXCLUSIVE MODE");
                  locked.countDown();
                  enough.await();
                  connection.rollback();
                }
                return null;
              });
      locked.await();
      Said.attempt("lockedTable", () -> book.getAuthor().getName());
      Said.of("lockedTable.givenBack", allGivenBack(store));
      enough.countDown();
      migration.get();
    } finally {
      enough.countDown();
      other.shutdown();
    }
  }

  private static boolean allGivenBack(Store store) {
    long began = System.nanoTime();
    while (store.pool().getHikariPoolMXBean().getActiveConnections() > 0) {
      if (System.nanoTime() - began > LIMIT_NANOS) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }
}
