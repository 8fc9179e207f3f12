package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The application's thread is interrupted before, while and after auto-fix has something to do.
 * What is said under names that begin with {@code host.} is none of auto-fix's doing.
 */
public final class Interrupts {
  private Interrupts() {}

  /** Runs all on the database that the first argument names; the second says if it is fixed. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("file")) {
      ofFile(Path.of("").toAbsolutePath());
      return;
    }
    with(arguments[0], "read", Interrupts::beforeRead);
    if (arguments[1].equals("fixed")) {
      with(arguments[0], "waiting", Interrupts::whileWaiting);
    }
    with(arguments[0], "close", Interrupts::beforeClose);
    with(arguments[0], "managed", Interrupts::beforeCloseInTransaction);
    with(arguments[0], "rows", Interrupts::rowsBeforeClose);
    with(arguments[0], "own", Interrupts::ownReadInTime);
    with(arguments[0], "another", Interrupts::ownReadOverAnother);
    with(arguments[0], "exhausted", Interrupts::ownReadOfExhausted);
  }

  /** What happens on a store. */
  @FunctionalInterface
  private interface Scenario {
    void on(Store store) throws Exception;
  }

  private static void with(String kind, String name, Scenario scenario) throws Exception {
    try (Store store = Store.of(kind, "interrupted" + name)) {
      store.elsewhere("CREATE TABLE note (text VARCHAR(20))");
      scenario.on(store);
    }
  }

  /** Reads on an interrupted thread; says what came of it, and whether the thread is still so. */
  private static void interrupted(String name, Supplier<?> read) {
    Thread.currentThread().interrupt();
    Said.attempt(name, read);
    Said.of(name + ".flag", Thread.interrupted());
  }

  private static Book aBook(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(Book.TABLE).get();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  // ---- short reads

  private static void beforeRead(Store store) {
    Book book = aBook(store.database());
    store.sqlSince();
    interrupted("host.beforeRead", () -> book.getAuthor().getName());
    Said.of("beforeRead.statements", store.sqlSince().size());
    Said.attempt("beforeRead.later", () -> book.getAuthor().getName());
    Said.of("beforeRead.later.statements", store.sqlSince().size());
  }

  /** Somebody gives up on a request whose short read hangs. */
  private static void whileWaiting(Store store) throws InterruptedException {
    Thread application = Thread.currentThread();
    Thread[] reader = new Thread[1];
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    DataSource hanging =
        ProxyDataSourceBuilder.create(store.recording(store.pool()))
            .beforeQuery(
                (execution, queries) -> {
                  if (Thread.currentThread() != application) {
                    reader[0] = Thread.currentThread();
                    asked.countDown();
                    awaitUninterruptibly(answer);
                  }
                })
            .build();
    Book book = aBook(Database.over(hanging));
    Thread impatient =
        new Thread(
            () -> {
              awaitUninterruptibly(asked);
              application.interrupt();
            });
    impatient.setDaemon(true);
    impatient.start();
    Said.attempt("whileWaiting", () -> book.getAuthor().getName());
    Said.of("whileWaiting.flag", Thread.interrupted());
    answer.countDown();
    reader[0].join();
    store.sqlSince();
    Said.attempt("whileWaiting.later", () -> book.getAuthor().getName());
    Said.of("whileWaiting.later.statements", store.sqlSince().size());
    impatient.join();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- snapshots

  /** Of three requests the second is interrupted before its context is closed. */
  private static void beforeClose(Store store) throws SQLException {
    Database database = store.database();
    for (int round = 1; round <= 3; round++) {
      Book book;
      store.sqlSince();
      try (ConnectionContext context = database.connectionContext()) {
        book = database.select(Book.TABLE).get();
        run(context.connection(), "INSERT INTO note VALUES ('auto-commit')");
        database.atomic(() -> run(context.connection(), "INSERT INTO note VALUES ('committed')"));
        if (round == 2) {
          Thread.currentThread().interrupt();
        }
      }
      Said.of("host.beforeClose." + round + ".flag", Thread.interrupted());
      Said.of("beforeClose." + round + ".statements", store.sqlSince().size());
      Said.attempt("beforeClose." + round, book::getSummary);
    }
    Said.of("host.beforeClose.notes", store.askElsewhere("SELECT count(*) FROM note"));
  }

  /** A transaction manager's, which commits when the context has been closed. */
  private static void beforeCloseInTransaction(Store store) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store.url())) {
      Database database =
          Database.over(store.recording(new SingleConnectionDataSource(connection, true)));
      for (int round = 1; round <= 3; round++) {
        Book book;
        try (ConnectionContext context = database.connectionContext()) {
          book = database.select(Book.TABLE).get();
          connection.setAutoCommit(false);
          run(connection, "INSERT INTO note VALUES ('managed')");
          if (round == 2) {
            Thread.currentThread().interrupt();
          }
        }
        Said.of("host.beforeCloseInTransaction." + round + ".flag", Thread.interrupted());
        connection.commit();
        connection.setAutoCommit(true);
        Said.attempt("beforeCloseInTransaction." + round, book::getSummary);
      }
      Said.of(
          "host.beforeCloseInTransaction.notes",
          store.askElsewhere("SELECT count(*) FROM note WHERE text = 'managed'"));
    }
  }

  /** Of five readings of a result set, whose columns are learned in two, the fourth. */
  private static void rowsBeforeClose(Store store) throws SQLException {
    for (int round = 1; round <= 5; round++) {
      ResultSet rows;
      try (Connection connection = store.pool().getConnection()) {
        rows = connection.createStatement().executeQuery("SELECT name FROM author ORDER BY id");
        if (round == 4) {
          Thread.currentThread().interrupt();
        }
      }
      Said.of("host.rowsBeforeClose." + round + ".flag", Thread.interrupted());
      Said.of("rowsBeforeClose." + round, first(rows));
    }
  }

  private static String first(ResultSet rows) {
    try {
      return rows.next() ? rows.getString("name") : "none";
    } catch (SQLException e) {
      return "refused";
    }
  }

  /** Java closes the file of a database under an interrupted thread that reads from it. */
  private static void ofFile(Path folder) throws Exception {
    String url = "jdbc:h2:" + folder.resolve("interrupted");
    try (Connection connection = DriverManager.getConnection(url)) {
      Database database = Database.over(new SingleConnectionDataSource(connection, true));
      try (ConnectionContext context = database.connectionContext()) {
        database.createTables(Author.TABLE, Book.TABLE);
      }
      run(
          connection,
          "INSERT INTO author (name, bio)"
              + " SELECT 'Author ' || x, REPEAT('x', 2000) FROM SYSTEM_RANGE(1, 2000)");
      run(connection, "INSERT INTO book (title, author_id) VALUES ('Book 1', 1000)");
    }
    // Opened anew, next to nothing of the authors is in memory.
    try (Connection connection = DriverManager.getConnection(url)) {
      Database database = Database.over(new SingleConnectionDataSource(connection, true));
      for (int round = 1; round <= 2; round++) {
        Book book;
        try (ConnectionContext context = database.connectionContext()) {
          book = database.select(Book.TABLE).get();
          if (round == 2) {
            run(connection, "INSERT INTO book (title) VALUES ('Book 2')");
            Thread.currentThread().interrupt();
          }
        }
        Said.of("ofFile." + round + ".flag", Thread.interrupted());
        Said.attempt("ofFile." + round, () -> book.getAuthor().getName());
      }
      run(connection, "INSERT INTO book (title) VALUES ('Book 3')");
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM book")) {
      rows.next();
      Said.of("ofFile.books", rows.getInt(1));
    }
  }

  // ---- the ORM's own reads

  private static void ownReadInTime(Store store) {
    Database database = store.database();
    for (int round = 1; round <= 2; round++) {
      try (ConnectionContext context = database.connectionContext()) {
        Book book = database.select(Book.TABLE).get();
        interrupted("host.ownReadInTime." + round, () -> book.getAuthor().getName());
      }
    }
  }

  private static void ownReadOverAnother(Store store) {
    Database database = Database.over(store.pool()).autoconnect(true);
    Book book = aBook(database);
    interrupted("host.ownReadOverAnother", () -> book.getAuthor().getName());
    Said.attempt("host.ownReadOverAnother.later", () -> book.getAuthor().getName());
  }

  /** Nothing is left to be lent: whoever waits for it gives up when interrupted. */
  private static void ownReadOfExhausted(Store store) throws SQLException {
    Database database = Database.over(store.pool()).autoconnect(true);
    Book book = aBook(database);
    Connection[] all = new Connection[store.pool().getMaximumPoolSize()];
    try {
      for (int i = 0; i < all.length; i++) {
        all[i] = store.pool().getConnection();
      }
      interrupted("host.ownReadOfExhausted", () -> book.getAuthor().getName());
    } finally {
      for (Connection each : all) {
        each.close();
      }
    }
  }
}
