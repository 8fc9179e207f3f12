package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A request that reads an author's name too late, as often and in such a way as is asked for. */
public final class Requests {
  /** More than of each SQL are looked at before it is known. */
  private static final int MANY = 150;

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private Requests() {}

  /** The first argument says what; see the methods. */
  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.h2("requests", 4)) {
      Database database = store.database();
      switch (arguments[0]) {
        case "one" -> one(database);
        case "other" -> other(database);
        case "busy" -> busy(store);
        case "beyondBudget" -> beyondBudget(database);
        case "many" -> many(database, Integer.parseInt(arguments[1]));
        case "toggled" -> toggled(database);
        case "caught" -> caught(database);
        case "defaults" -> defaults();
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    }
  }

  /** Three requests. */
  private static void one(Database database) {
    for (int round = 1; round <= 3; round++) {
      Book book = aBook(database);
      Said.attempt("one." + round, () -> book.getAuthor().getName());
    }
  }

  /** Two of another page. */
  private static void other(Database database) {
    for (int round = 1; round <= 2; round++) {
      Author author;
      try (ConnectionContext context = database.connectionContext()) {
        author = database.select(Author.TABLE).get();
      }
      Said.attempt("other." + round, author::getBio);
    }
  }

  /** What many load by the same SQL, and read in time; then the requests. */
  private static void busy(Store store) {
    for (int i = 0; i < MANY; i++) {
      inTime(store.database());
    }
    for (int round = 1; round <= 3; round++) {
      Book book = aBook(store.database());
      store.sqlSince();
      String answer = Said.answer(() -> book.getAuthor().getName());
      Said.of("busy." + round, answer + ", statements: " + store.sqlSince().size());
    }
  }

  private static void inTime(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      database.select(Book.TABLE).get().getTitle();
    }
  }

  /** Once nothing is left to take stacks of, two reads of what the same SQL has loaded. */
  private static void beyondBudget(Database database) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName bean = new ObjectName("dev.outlive:type=Agent");
    long began = System.nanoTime();
    while (!server.isRegistered(bean) || server.getAttribute(bean, "SampledAway").equals(0L)) {
      if (System.nanoTime() - began > LIMIT_NANOS) {
        throw new IllegalStateException("every stack was taken");
      }
      inTime(database);
    }
    firstBeyond(database);
    nextBeyond(database);
  }

  private static void firstBeyond(Database database) {
    Book book = aBook(database);
    Said.attempt("beyondBudget.first", book::getAuthor);
  }

  private static void nextBeyond(Database database) {
    Book book = aBook(database);
    Said.attempt("beyondBudget.next", book::getAuthor);
  }

  private static void many(Database database, int rounds) {
    for (int round = 1; round <= rounds; round++) {
      Book book = aBook(database);
      Said.attempt("many." + round, () -> book.getAuthor().getName());
      Said.of("many." + round + ".title", book.getTitle());
    }
  }

  /**
   * With the bounds that are set by default, which are no measure of a JVM that has just begun. Two
   * requests; and for a machine that was busy with something else just then, two more.
   */
  private static void defaults() throws Exception {
    warmUp();
    List<Function<Book, Object>> attributes =
        List.of(book -> book.getAuthor().getName(), Book::getSummary);
    for (int i = 0; i < attributes.size(); i++) {
      try (Store store = Store.h2("defaults" + i, 2)) {
        if (inBoth(store, attributes.get(i))) {
          Said.of("defaults", "in both");
          return;
        }
      }
    }
  }

  /** Short reads alone: what another thread closes is not copied before. */
  private static void warmUp() throws Exception {
    long began = System.nanoTime();
    String answer = "";
    for (int i = 0; !answer.equals("Author 1"); i++) {
      if (System.nanoTime() - began > 3 * LIMIT_NANOS) {
        throw new IllegalStateException("nothing was read, last: " + answer);
      }
      // A pool that was slow is left alone.
      try (Store store = Store.h2("cold" + i, 2)) {
        ConnectionContext context = store.database().connectionContext();
        Book book = store.database().select(Book.TABLE).get();
        Thread other = new Thread(context::close);
        other.start();
        other.join();
        answer = Said.answer(() -> book.getAuthor().getName());
      }
    }
  }

  private static boolean inBoth(Store store, Function<Book, Object> read) {
    for (int round = 1; round <= 2; round++) {
      Book book = aBook(store.database());
      store.sqlSince();
      if (Said.answer(() -> read.apply(book)).equals("ContextClosedException")) {
        return false;
      }
    }
    return store.sqlSince().isEmpty();
  }

  private static Book aBook(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(Book.TABLE).get();
    }
  }

  private static void toggled(Database database) throws JMException {
    Said.of("toggled.atFirst", request(database));
    Book book;
    try (ConnectionContext context = database.connectionContext()) {
      book = database.select(Book.TABLE).get();
      System.setProperty("outlive.autofix", "true");
      await(true);
    }
    Said.of("toggled.inside", inside(book));
    Said.of("toggled.byProperty", awaitServed(database));
    ManagementFactory.getPlatformMBeanServer()
        .setAttribute(new ObjectName("dev.outlive:type=Agent"), new Attribute("AutoFix", false));
    Said.of("toggled.offByBean", request(database));
    ManagementFactory.getPlatformMBeanServer()
        .setAttribute(new ObjectName("dev.outlive:type=Agent"), new Attribute("AutoFix", true));
    Said.of("toggled.onByBean", awaitServed(database));
    System.setProperty("outlive.autofix", "false");
    await(false);
    Said.of("toggled.offByProperty", request(database));
  }

  private static String inside(Book book) {
    return Said.answer(() -> book.getAuthor().getName());
  }

  /** Until the agent has taken the setting over; says how long it took. */
  private static void await(boolean on) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName bean = new ObjectName("dev.outlive:type=Agent");
    long began = System.nanoTime();
    while (!server.isRegistered(bean) || !server.getAttribute(bean, "AutoFix").equals(on)) {
      if (System.nanoTime() - began > LIMIT_NANOS) {
        throw new IllegalStateException("the setting was not taken over");
      }
      Thread.onSpinWait();
    }
    long millis = (System.nanoTime() - began) / 1_000_000;
    Said.of("toggled.millis." + on, millis);
  }

  /** A session that began before the agent has followed is not served. */
  private static String awaitServed(Database database) {
    long began = System.nanoTime();
    String answer = request(database);
    while (answer.equals("ContextClosedException") && System.nanoTime() - began < LIMIT_NANOS) {
      Thread.onSpinWait();
      answer = request(database);
    }
    return answer;
  }

  private static String request(Database database) {
    Book book = aBook(database);
    return Said.answer(() -> book.getAuthor().getName());
  }

  /** What the offending call throws, and that nothing else does. */
  private static void caught(Database database) throws SQLException {
    Book book = aBook(database);
    for (int round = 1; round <= 2; round++) {
      try {
        Said.of("caught." + round, book.getAuthor());
      } catch (RuntimeException e) {
        Said.of("caught." + round, e.getClass().getName());
        Said.of("caught." + round + ".message", e.getMessage());
        Said.of("caught." + round + ".parent", e.getClass().getSuperclass().getName());
      }
    }
    database.autoconnect(true);
    Author author;
    try (ConnectionContext context = database.connectionContext()) {
      author = database.select(Author.TABLE).get();
      Said.of("caught.inside", author.getBooks().size());
    }
    Said.attempt("caught.autoconnect", author::getBio);
    Said.of("caught.loaded", author.getBooks().size() + " " + book.getTitle());
  }
}
