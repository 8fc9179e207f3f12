package dev.outlive.fixit.program;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.orm.ColumnOption;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import dev.outlive.orm.Field;
import dev.outlive.orm.ForeignKey;
import dev.outlive.orm.Model;
import dev.outlive.orm.Table;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import javax.sql.rowset.serial.SerialBlob;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** What auto-fix refuses to read, to keep or to serve. Each scenario has two requests. */
public final class Limits {
  private Limits() {}

  /** Runs those of the bounds, or the others. */
  public static void main(String[] arguments) throws SQLException {
    if (arguments[0].equals("bounds")) {
      bounds();
    } else {
      sources();
      load();
      lobs();
    }
  }

  private static void twice(String name, Store store, Function<Book, Object> read) {
    for (int round = 1; round <= 2; round++) {
      Book book = aBook(store.database());
      store.sqlSince();
      Said.attempt(name + "." + round, () -> read.apply(book));
      Said.of(name + "." + round + ".statements", store.sqlSince().size());
    }
  }

  private static Book aBook(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(Book.TABLE).get();
    }
  }

  // ---- bounds, which the test sets low

  private static void bounds() throws SQLException {
    try (Store store = Store.h2("bounds", 4)) {
      Database database = store.database();
      steps(store);
      rows(database);
      bytes(store, database);
      bytesOfAModel(store, database);
    }
  }

  private static void steps(Store store) {
    twice("steps", store, book -> book.getAuthor().getBio());
  }

  private static void rows(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      Author author = database.get(Author.TABLE, 2);
      for (int i = 0; i < 10; i++) {
        Book book = new Book();
        book.set(Book.TITLE, "More");
        book.set(Book.AUTHOR, author);
        book.save(database);
      }
    }
    for (int round = 1; round <= 2; round++) {
      Author author = anAuthor(database, 2);
      Said.attempt("rows." + round, author::getBooks);
    }
    Said.attempt("rows.few", () -> anAuthor(database, 1).getBooks().size());
  }

  private static void bytes(Store store, Database database) throws SQLException {
    store.elsewhere("UPDATE author SET bio = REPEAT('x', 5000) WHERE id = 3");
    for (int round = 1; round <= 2; round++) {
      Author author = anAuthor(database, 3);
      Said.attempt("bytes." + round, author::getBio);
    }
    Said.attempt("bytes.few", () -> anAuthor(database, 1).getBio());
  }

  /** The large column lies inside the model that is referred to. */
  private static void bytesOfAModel(Store store, Database database) throws SQLException {
    store.elsewhere("UPDATE author SET name = REPEAT('x', 5000) WHERE id = 1");
    for (int round = 1; round <= 2; round++) {
      Book book = aBook(database);
      Said.attempt("bytesOfAModel." + round, () -> book.getAuthor().getName().length());
    }
  }

  private static Author anAuthor(Database database, long id) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.get(Author.TABLE, id);
    }
  }

  // ---- where a connection may come from

  private static void sources() throws SQLException {
    try (Store store = Store.h2("holds", 4);
        Store other = Store.h2("other", 4)) {
      threadHoldsConnection(store);
      threadHoldsOtherSession(store, other);
      routed(store, other);
      tenant(store, other);
    }
    exhausted();
  }

  private static void threadHoldsConnection(Store store) throws SQLException {
    Book book = aBook(store.database());
    try (Connection connection = store.pool().getConnection()) {
      Said.attempt("threadHoldsConnection", () -> book.getAuthor().getName());
      Said.of("threadHoldsConnection.usable", connection.isValid(5));
    }
  }

  private static void threadHoldsOtherSession(Store store, Store other) {
    Book book = aBook(store.database());
    try (ConnectionContext context = other.database().connectionContext()) {
      Said.attempt("threadHoldsOtherSession", () -> book.getAuthor().getName());
    }
  }

  /** Who asks is known of the thread only, as multi-tenant applications have it. */
  private static final ThreadLocal<String> ASKING = new ThreadLocal<>();

  private static void routed(Store one, Store two) throws SQLException {
    two.elsewhere("UPDATE author SET name = 'Another tenant''s' WHERE id = 1");
    one.elsewhere("UPDATE author SET name = 'Default tenant''s' WHERE id = 1");
    AbstractRoutingDataSource routing =
        new AbstractRoutingDataSource() {
          @Override
          protected Object determineCurrentLookupKey() {
            return ASKING.get();
          }
        };
    routing.setTargetDataSources(Map.of("two", two.pool()));
    routing.setDefaultTargetDataSource(one.pool());
    routing.afterPropertiesSet();
    asTenant("routed", routing);
  }

  /** One pool for all; who asks is told to each connection as it is handed out. */
  private static void tenant(Store one, Store two) throws SQLException {
    one.elsewhere("CREATE SCHEMA two");
    one.elsewhere(
        "CREATE TABLE two.author AS SELECT id, 'Another tenant''s' name, bio FROM author;"
            + " CREATE TABLE two.book AS SELECT * FROM book");
    DataSource telling =
        new AbstractDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = one.pool().getConnection();
            try (var statement = connection.createStatement()) {
              statement.execute("SET SCHEMA " + (ASKING.get() == null ? "public" : ASKING.get()));
            }
            return connection;
          }

          @Override
          public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
          }
        };
    asTenant("tenant", telling);
  }

  private static void asTenant(String name, DataSource source) {
    Database database = Database.over(source);
    ASKING.set("two");
    Book book = aBook(database);
    Said.attempt(name, () -> late(book));
    ASKING.remove();
  }

  private static String late(Book book) {
    return book.getAuthor().getName();
  }

  /** A pool of one, which somebody else has: a borrower may wait half a minute. */
  private static void exhausted() throws SQLException {
    try (Store store = Store.h2("exhausted", 1);
        Store other = Store.h2("another", 1)) {
      Book book = aBook(store.database());
      var held = new CountDownLatch(1);
      var enough = new CountDownLatch(1);
      HikariDataSource pool = store.pool();
      Thread holder =
          new Thread(
              () -> {
                try (Connection connection = pool.getConnection()) {
                  held.countDown();
                  enough.await();
                } catch (SQLException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      holder.start();
      held.await();
      exhaustedPool(book);
      fromAnotherPool(other);
      enough.countDown();
      holder.join();
      Said.of("exhaustedPool.next", aBook(store.database()).getTitle());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void exhaustedPool(Book book) {
    long before = System.nanoTime();
    Said.attempt("exhaustedPool", () -> book.getAuthor().getName());
    Said.of("exhaustedPool.millis", (System.nanoTime() - before) / 1_000_000);
  }

  /** Meanwhile a thread of the agent's still waits at the first. */
  private static void fromAnotherPool(Store other) {
    Book book = aBook(other.database());
    Said.attempt("fromAnotherPool", book::getSummary);
  }

  // ---- the load that it may be

  private static final long LONGER_THAN_A_BORROW_MAY_TAKE = TimeUnit.MILLISECONDS.toNanos(60);

  private static void load() throws SQLException {
    try (Store slow = Store.h2("slow", 4);
        Store store = Store.h2("load", 4)) {
      slowPool(slow);
      slowDriver(slow);
      manyReads(store);
    }
  }

  /** Where a connection comes from. */
  @FunctionalInterface
  private interface Origin {
    Connection get() throws SQLException;
  }

  private static DataSource slow(Origin origin) {
    return new AbstractDataSource() {
      @Override
      public Connection getConnection() throws SQLException {
        long asked = System.nanoTime();
        Connection connection = origin.get();
        while (System.nanoTime() - asked < LONGER_THAN_A_BORROW_MAY_TAKE) {
          Thread.onSpinWait();
        }
        return connection;
      }

      @Override
      public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
      }
    };
  }

  private static void slowPool(Store store) {
    Database database = Database.over(slow(store.pool()::getConnection));
    Book first = aBook(database);
    Book second = aBook(database);
    Said.attempt("slowPool.first", () -> first.getAuthor().getName());
    Said.attempt("slowPool", second::getSummary);
  }

  /** The URL is another text each time, as some data sources make it. */
  private static void slowDriver(Store store) {
    Database database =
        Database.over(
            slow(() -> DriverManager.getConnection(new StringBuilder(store.url()).toString())));
    Book first = aBook(database);
    Book second = aBook(database);
    Said.attempt("slowDriver.first", () -> first.getAuthor().getName());
    Said.attempt("slowDriver", second::getSummary);
  }

  private static void manyReads(Store store) throws SQLException {
    store.elsewhere(
        "INSERT INTO book (title, summary) SELECT 'Another', 'Long' FROM SYSTEM_RANGE(1, 20)");
    List<Book> books;
    try (ConnectionContext context = store.database().connectionContext()) {
      books = store.database().select(Book.TABLE).limit(21).list();
    }
    store.sqlSince();
    firstTwenty(books.subList(0, 20));
    Said.of("firstTwenty.statements", store.sqlSince().size());
    twentyFirst(books.get(20));
    Said.of("twentyFirst.statements", store.sqlSince().size());
  }

  private static void firstTwenty(List<Book> books) {
    books.forEach(book -> Said.attempt("firstTwenty", book::getSummary));
  }

  private static void twentyFirst(Book book) {
    Said.attempt("twentyFirst", book::getSummary);
  }

  // ---- large objects

  /** Has its picture deferred. */
  public static final class Album extends Model {
    static final Table<Album> TABLE = Table.of("album", Album::new);
    static final Field<Album, Blob> COVER = TABLE.blob("cover", ColumnOption.DEFERRED);
    static final Field<Album, Blob> BACK = TABLE.blob("back");

    Album() {
      super(TABLE);
    }
  }

  /** Refers to what has a picture. */
  public static final class Song extends Model {
    static final Table<Song> TABLE = Table.of("song", Song::new);
    static final ForeignKey<Song, Album> ALBUM = TABLE.foreignKey("album", Album.TABLE);

    Song() {
      super(TABLE);
    }
  }

  private static void lobs() throws SQLException {
    try (Store store = Store.h2("lobs", 4)) {
      Database database = store.database();
      try (ConnectionContext context = database.connectionContext()) {
        database.createTables(Album.TABLE, Song.TABLE);
        Album album = new Album();
        album.set(Album.COVER, new SerialBlob(new byte[] {1, 2, 3}));
        album.set(Album.BACK, new SerialBlob(new byte[] {4}));
        album.save(database);
        Song song = new Song();
        song.set(Song.ALBUM, album);
        song.save(database);
      }
      deferredLob(database);
      lobInsideModel(database);
    }
  }

  private static void deferredLob(Database database) {
    for (int round = 1; round <= 2; round++) {
      Album album;
      try (ConnectionContext context = database.connectionContext()) {
        album = database.select(Album.TABLE).get();
      }
      Said.attempt("deferredLob." + round, () -> album.get(Album.COVER));
    }
  }

  private static void lobInsideModel(Database database) {
    for (int round = 1; round <= 2; round++) {
      Song song;
      try (ConnectionContext context = database.connectionContext()) {
        song = database.select(Song.TABLE).get();
      }
      Said.attempt("lobInsideModel." + round, () -> song.get(Song.ALBUM));
    }
  }
}
