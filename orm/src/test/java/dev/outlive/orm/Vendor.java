package dev.outlive.orm;

import static org.junit.jupiter.api.Assumptions.abort;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that every behaviour is shown on, each test in a database or schema of its own. */
enum Vendor {
  H2 {
    @Override
    Place place() {
      return new Place("jdbc:h2:mem:" + uniqueName(), null, null);
    }
  },
  SQLITE {
    @Override
    Place place() {
      try {
        Path file = Files.createTempFile("outlive-orm", ".sqlite");
        file.toFile().deleteOnExit();
        return new Place("jdbc:sqlite:" + file, null, null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  POSTGRES {
    @Override
    Place place() {
      String url =
          System.getProperty(
              "outlive.test.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test?user=postgres");
      String schema = uniqueName();
      run(url, "create schema " + schema);
      return new Place(
          url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema,
          url,
          "drop schema " + schema + " cascade");
    }
  },
  MARIADB {
    @Override
    Place place() {
      String url =
          System.getProperty(
              "outlive.test.mariadb.url",
              "jdbc:mariadb://127.0.0.1:3306/test?user=root&sslMode=disable");
      String database = uniqueName();
      run(url, "create database " + database);
      return new Place(
          url.replaceFirst("(//[^/]+/)[^?]*", "$1" + database), url, "drop database " + database);
    }
  };

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** An empty place for tables, with a pool. Skips the test where there is no such server. */
  abstract Place place();

  private static String uniqueName() {
    return "orm_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
  }

  private static void run(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.createStatement().execute(sql);
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith("08")) {
        abort("No server behind " + url + ": " + e.getMessage());
      }
      throw new AssertionError(e);
    }
  }

  /** A pool on a place that is dropped when it is closed. */
  static final class Place implements AutoCloseable {

    final HikariDataSource pool;
    final Database db;
    private final String adminUrl;
    private final String drop;

    private Place(String url, String adminUrl, String drop) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(url);
      config.setMaximumPoolSize(3);
      config.setMinimumIdle(0);
      this.pool = new HikariDataSource(config);
      this.db = Database.over(pool);
      this.adminUrl = adminUrl;
      this.drop = drop;
    }

    /** How many connections are taken from the pool and not given back. */
    int taken() {
      return pool.getHikariPoolMXBean().getActiveConnections();
    }

    /** With the tables of {@link Author} and {@link Book}. */
    Place withTables() {
      try (ConnectionContext context = db.connectionContext()) {
        context.database().createTables(Author.TABLE, Book.TABLE);
      }
      return this;
    }

    /** With two authors, the first with two books, the second with none, and a book of nobody's. */
    Place withBooks() {
      withTables();
      try (ConnectionContext context = db.connectionContext()) {
        Database database = context.database();
        Author first = Author.named("Ursula");
        first.set(Author.BIO, "Long.");
        first.set(Author.BORN, 1929);
        first.save(database);
        Author second = Author.named("Stanislaw");
        second.save(database);
        Book.of(first, "The Dispossessed").save(database);
        Book.of(first, "The Lathe of Heaven").save(database);
        Book.of(null, "Beowulf").save(database);
      }
      return this;
    }

    Author ursula() {
      return db.select(Author.TABLE).where(Author.NAME.eq("Ursula")).get();
    }

    Book book(String title) {
      return db.select(Book.TABLE).where(Book.TITLE.eq(title)).get();
    }

    @Override
    public void close() {
      pool.close();
      if (adminUrl != null) {
        run(adminUrl, drop);
      }
    }
  }
}
