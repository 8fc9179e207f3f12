package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Where auto-fix has to keep its hands off a PostgreSQL transaction or session. */
public final class Guards {
  /** What is done to the table that the lazy attribute is read from. */
  @FunctionalInterface
  private interface Sabotage {
    void on(Store store) throws Exception;
  }

  /** The late read, in the scenario's own words, so that each is a violation of its own. */
  @FunctionalInterface
  private interface Read {
    String of(Book book);
  }

  /** What the host does to its own connection. */
  @FunctionalInterface
  private interface State {
    void on(Connection connection) throws SQLException;
  }

  private Guards() {}

  /** Runs all. */
  public static void main(String[] arguments) throws Exception {
    renamedTable();
    deniedTable();
    lockedTable();
    failingWithoutTransaction();
    aboveReadCommitted();
    atReadCommitted();
    brokenTransaction();
    sessionVariable();
    sessionRole();
    closedByAnotherThread();
    try (Store store = Store.postgres("failing", 2)) {
      failingShortRead(store);
    }
  }

  private static Book request(Database database, State after) throws SQLException {
    return request(database, own -> {}, after);
  }

  private static Book request(Database database, State before, State after) throws SQLException {
    try (ConnectionContext context = database.connectionContext()) {
      before.on(context.connection());
      Book book = database.select(Book.TABLE).get();
      after.on(context.connection());
      return book;
    }
  }

  private static void quietly(Sabotage work, Store store) {
    try {
      work.on(store);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A transaction manager's connection: the context gives it back with work pending, and the
   * manager commits afterwards. The first of two requests is only there to be learned from.
   */
  private static void managed(String name, Read read, State state, Sabotage before, Sabotage after)
      throws Exception {
    try (Store store = Store.postgres(name.toLowerCase(Locale.ROOT), 1);
        Connection connection = DriverManager.getConnection(store.url())) {
      store.elsewhere("CREATE TABLE note (text TEXT)");
      Database database =
          Database.over(store.recording(new SingleConnectionDataSource(connection, true)));
      for (boolean learned : new boolean[] {false, true}) {
        Book book =
            request(
                database,
                own -> {
                  if (learned) {
                    state.on(own);
                  }
                },
                own -> {
                  if (learned) {
                    store.sqlSince();
                    own.setAutoCommit(false);
                    try (Statement statement = own.createStatement()) {
                      statement.executeUpdate("INSERT INTO note VALUES ('pending')");
                    }
                    quietly(before, store);
                  }
                });
        if (learned) {
          Said.of(name + ".statements", store.sqlSince().size());
          after.on(store);
          connection.commit();
          Said.of(name + ".committed", store.askElsewhere("SELECT count(*) FROM note"));
          connection.setAutoCommit(true);
          Said.attempt(name + ".read", () -> read.of(book));
        } else {
          Said.answer(() -> read.of(book));
        }
      }
    }
  }

  private static void renamedTable() throws Exception {
    managed(
        "renamedTable",
        book -> book.getAuthor().getName(),
        own -> {},
        store -> store.elsewhere("ALTER TABLE author RENAME TO gone"),
        store -> {});
  }

  private static void deniedTable() throws Exception {
    String role = "outlive_fix_role_" + ProcessHandle.current().pid();
    try (Connection admin = DriverManager.getConnection(Store.postgresUrl());
        Statement statement = admin.createStatement()) {
      statement.execute("CREATE ROLE " + role);
      try {
        managed(
            "deniedTable",
            book -> book.getAuthor().getName(),
            own -> {
              String schema = own.getSchema();
              try (Statement as = own.createStatement()) {
                as.execute(
                    ("GRANT USAGE ON SCHEMA %1$s TO %2$s; GRANT ALL ON %1$s.note, %1$s.book"
                            + " TO %2$s")
                        .formatted(schema, role));
                as.execute("SET ROLE " + role);
              }
            },
            store -> {},
            store -> {});
      } finally {
        statement.execute("DROP ROLE " + role);
      }
    }
  }

  /** Somebody migrates the table for as long as the host's close lasts. */
  private static void lockedTable() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      managed(
          "lockedTable",
          book -> book.getAuthor().getName(),
          own -> {
            // So that this ends, if with the wrong answer, even if the close waits for the lock.
            try (Statement statement = own.createStatement()) {
              statement.execute("SET lock_timeout = '15s'");
            }
          },
          store -> {
            other.submit(
                () -> {
                  try (Connection migration = DriverManager.getConnection(store.url());
                      Statement statement = migration.createStatement()) {
                    migration.setAutoCommit(false);
                    statement.execute("LOCK TABLE author IN ACCESS EXCLUSIVE MODE");
                    locked.countDown();
                    closed.await();
                    migration.rollback();
                  }
                  return null;
                });
            locked.await();
            Said.of("lockedTable.before", System.nanoTime() / 1_000_000);
          },
          store -> {
            Said.of("lockedTable.after", System.nanoTime() / 1_000_000);
            closed.countDown();
          });
    } finally {
      closed.countDown();
      other.shutdown();
    }
  }

  private static void failingWithoutTransaction() throws Exception {
    try (Store store = Store.postgres("notransaction", 1)) {
      Database database = store.database();
      for (boolean learned : new boolean[] {false, true}) {
        Book book =
            request(
                database,
                own -> {
                  if (learned) {
                    quietly(s -> s.elsewhere("ALTER TABLE author RENAME TO gone"), store);
                  }
                });
        String read = Said.answer(() -> book.getAuthor().getName());
        if (learned) {
          Said.of("failingWithoutTransaction", read);
        }
      }
      Said.of("failingWithoutTransaction.next", request(database, own -> {}).getTitle());
    }
  }

  private static void aboveReadCommitted() throws Exception {
    managed(
        "aboveReadCommitted",
        book -> book.getAuthor().getName(),
        own -> own.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ),
        store -> {},
        store -> {});
  }

  private static void atReadCommitted() throws Exception {
    managed(
        "atReadCommitted", book -> book.getAuthor().getName(), own -> {}, store -> {}, store -> {});
  }

  /** What the host has broken itself stays as broken as it was. */
  private static void brokenTransaction() throws Exception {
    try (Store store = Store.postgres("broken", 1);
        Connection connection = DriverManager.getConnection(store.url())) {
      Database database =
          Database.over(store.recording(new SingleConnectionDataSource(connection, true)));
      for (boolean learned : new boolean[] {false, true}) {
        Book book =
            request(
                database,
                own -> {
                  own.setAutoCommit(!learned);
                  Said.of("brokenTransaction." + learned, learned ? select(own, "nowhere") : "");
                });
        Said.answer(() -> book.getAuthor().getName());
      }
      Said.of("brokenTransaction.then", select(connection, "book"));
      connection.rollback();
      Said.of("brokenTransaction.afterwards", select(connection, "book"));
    }
  }

  private static String select(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return Boolean.toString(statement.execute("SELECT 1 FROM " + table));
    } catch (SQLException meant) {
      return meant.getSQLState();
    }
  }

  /** Row-level security: who may see what is said by a variable of the session. */
  private static void sessionVariable() throws Exception {
    state(
        "sessionVariable",
        book -> book.getAuthor().getName(),
        "SELECT set_config('app.tenant', '1', false)");
  }

  private static void sessionRole() throws Exception {
    state(
        "sessionRole",
        book -> book.getAuthor().getName(),
        "SET SESSION application_name = 'somebody'");
  }

  private static void state(String name, Read read, String sql) throws Exception {
    try (Store store = Store.postgres(name.toLowerCase(Locale.ROOT), 2)) {
      Book book =
          request(
              store.database(),
              own -> {
                try (Statement statement = own.createStatement()) {
                  statement.execute(sql);
                }
              });
      store.sqlSince();
      Said.attempt(name, () -> read.of(book));
      Said.of(name + ".statements", store.sqlSince().size());
    }
  }

  /**
   * A context is closed by a thread that is inside a transaction of its own: our read must not take
   * place in that one.
   */
  private static void closedByAnotherThread() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Store store = Store.postgres("otherthread", 2)) {
      store.elsewhere("CREATE TABLE note (text TEXT)");
      Database database = store.database();
      for (int round = 1; round <= 2; round++) {
        ConnectionContext context = database.connectionContext();
        Book book = database.select(Book.TABLE).get();
        if (round == 1) {
          context.close();
          Said.answer(book::getAuthor);
        } else {
          Said.of(
              "closedByAnotherThread.committed",
              other.submit(() -> closeInTransaction(store, context)).get());
        }
      }
    } finally {
      other.shutdown();
    }
  }

  private static String closeInTransaction(Store store, ConnectionContext theirs) throws Exception {
    Database database = store.database();
    try (ConnectionContext own = database.connectionContext()) {
      database.atomic(
          () -> {
            try (Statement statement = own.connection().createStatement()) {
              statement.executeUpdate("INSERT INTO note VALUES ('pending')");
            }
            store.elsewhere("ALTER TABLE author RENAME TO gone");
            theirs.close();
          });
    }
    return store.askElsewhere("SELECT count(*) FROM note");
  }

  private static void failingShortRead(Store store) throws SQLException {
    Book book = request(store.database(), own -> {});
    store.elsewhere("ALTER TABLE author RENAME TO gone");
    Said.attempt("failingShortRead", () -> book.getAuthor().getName());
  }
}
