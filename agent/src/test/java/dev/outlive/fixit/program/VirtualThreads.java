package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Requests on virtual threads, of which the compiler of this knows nothing yet. */
public final class VirtualThreads {
  private static final int MANY = 50;
  private static final int LIMIT_SECONDS = 20;

  private VirtualThreads() {}

  /** Runs all on the database that the first argument names. */
  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.of(arguments[0], "virtual")) {
      wholeRequests(store);
      fromThreadToThread(store);
      many(store);
      interrupted(store);
    }
    try (Store store = Store.of(arguments[0], "carrier")) {
      waiting(store);
    }
  }

  private static <T> FutureTask<T> onVirtualThread(Callable<T> work)
      throws ReflectiveOperationException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    return task;
  }

  private static Book aBook(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(Book.TABLE).get();
    }
  }

  private static void wholeRequests(Store store) throws Exception {
    for (int round = 1; round <= 3; round++) {
      String name = "wholeRequest." + round;
      onVirtualThread(() -> wholeRequest(store, name)).get();
    }
  }

  private static String wholeRequest(Store store, String name) {
    Book book = aBook(store.database());
    store.sqlSince();
    Said.attempt(name, () -> book.getAuthor().getName());
    Said.of(name + ".statements", store.sqlSince().size());
    return name;
  }

  private static void fromThreadToThread(Store store) throws Exception {
    for (int round = 1; round <= 2; round++) {
      Book book = onVirtualThread(() -> aBook(store.database())).get();
      store.sqlSince();
      Said.of("toVirtual." + round, onVirtualThread(() -> Said.answer(book::getSummary)).get());
      Said.attempt("toPlatform." + round, () -> book.getAuthor().getName());
      Said.of("fromThreadToThread." + round + ".statements", store.sqlSince().size());
    }
  }

  /** More requests at once than the pool has connections, at a site that is known. */
  private static void many(Store store) throws Exception {
    many(store, 1);
    TreeMap<String, Integer> answers = new TreeMap<>();
    for (String answer : many(store, MANY)) {
      answers.merge(answer, 1, Integer::sum);
    }
    Said.of("many", answers);
  }

  private static List<String> many(Store store, int requests) throws Exception {
    List<FutureTask<String>> tasks = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      tasks.add(onVirtualThread(() -> oneOfMany(store)));
    }
    List<String> answers = new ArrayList<>();
    for (FutureTask<String> task : tasks) {
      answers.add(task.get());
    }
    return answers;
  }

  private static String oneOfMany(Store store) {
    Book book = aBook(store.database());
    return Said.answer(() -> book.getAuthor().getName());
  }

  /** Java closes a socket under an interrupted virtual thread that reads from it. */
  private static void interrupted(Store store) throws Exception {
    store.elsewhere("CREATE TABLE note (text VARCHAR(20))");
    for (int round = 1; round <= 2; round++) {
      String name = "interrupted." + round;
      boolean last = round == 2;
      onVirtualThread(() -> managed(store, name, last)).get();
    }
    Said.of("interrupted.notes", store.askElsewhere("SELECT count(*) FROM note"));
  }

  /** A transaction manager's, which commits when the context has been closed. */
  private static String managed(Store store, String name, boolean interrupt) throws SQLException {
    try (Connection connection = DriverManager.getConnection(store.url())) {
      Database database = Database.over(new SingleConnectionDataSource(connection, true));
      Book book;
      try (ConnectionContext context = database.connectionContext()) {
        book = database.select(Book.TABLE).get();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
          statement.execute("INSERT INTO note VALUES ('pending')");
        }
        if (interrupt) {
          Thread.currentThread().interrupt();
        }
      }
      Said.of(name + ".flag", Thread.interrupted());
      connection.commit();
      connection.setAutoCommit(true);
      Said.attempt(name, () -> book.getAuthor().getName());
      return name;
    }
  }

  /**
   * The test sees to it that there is one carrier: another thread can only end the wait of the one
   * that has it if that one leaves it meanwhile. First a short read is waited for, then a copy.
   */
  private static void waiting(Store store) throws Exception {
    for (String what : new String[] {"shortRead", "copy"}) {
      var armed = new AtomicBoolean();
      var asked = new CountDownLatch(1);
      var answer = new CountDownLatch(1);
      Database database =
          Database.over(
              ProxyDataSourceBuilder.create(store.pool())
                  .beforeQuery(
                      (execution, queries) -> {
                        if (armed.getAndSet(false)) {
                          asked.countDown();
                          await(answer);
                        }
                      })
                  .build());
      FutureTask<String> waiting = onVirtualThread(() -> waiting(database, armed));
      asked.await();
      FutureTask<String> other =
          onVirtualThread(
              () -> {
                answer.countDown();
                return "ran";
              });
      Said.of(what + ".other", got(other));
      answer.countDown();
      Said.of(what, waiting.get());
    }
  }

  private static String waiting(Database database, AtomicBoolean armed) {
    Book book;
    try (ConnectionContext context = database.connectionContext()) {
      book = database.select(Book.TABLE).get();
      armed.set(true);
    }
    return Said.answer(() -> book.getAuthor().getName());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String got(FutureTask<String> task) throws Exception {
    try {
      return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return "did not run";
    }
  }
}
