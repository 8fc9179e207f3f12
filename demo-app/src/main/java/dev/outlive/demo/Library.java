package dev.outlive.demo;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;
import javax.sql.rowset.serial.SerialBlob;

/** The application of the story: one author, two books, one pool. */
final class Library implements AutoCloseable {

  static final String AUTHOR = "Le Guin";

  private final Target target;
  private final BorrowCount borrowed = new BorrowCount();
  private final HikariDataSource pool;
  private final Database database;

  private Library(Target target) {
    this.target = target;
    this.pool = newPool("library", 4);
    pool.setMetricsTrackerFactory(borrowed);
    this.database = Database.over(pool);
  }

  /** Opens the pool and writes the tables, which are the demo's own, anew. */
  static Library open(Target target) throws SQLException {
    Library library = new Library(target);
    try {
      library.write();
      return library;
    } catch (SQLException | RuntimeException failure) {
      library.pool.close();
      throw failure;
    }
  }

  Database database() {
    return database;
  }

  DataSource dataSource() {
    return pool;
  }

  /** How many times a connection has been taken from the library's pool. */
  int borrowed() {
    return borrowed.get();
  }

  /** Another pool on the same database, with one connection; the caller closes it. */
  HikariDataSource newPool(String name) {
    return newPool(name, 1);
  }

  private HikariDataSource newPool(String name, int size) {
    HikariDataSource newPool = new HikariDataSource();
    newPool.setPoolName(name);
    newPool.setJdbcUrl(target.url());
    newPool.setUsername(target.user());
    newPool.setPassword(target.password());
    newPool.setMaximumPoolSize(size);
    return newPool;
  }

  private void write() throws SQLException {
    try (ConnectionContext context = database.connectionContext()) {
      Database db = context.database();
      db.dropTables(Author.TABLE, Book.TABLE);
      db.createTables(Author.TABLE, Book.TABLE);
      db.atomic(
          () -> {
            byte[] portrait = new byte[2048];
            new Random(1).nextBytes(portrait);
            Author author = new Author();
            author.set(Author.NAME, AUTHOR);
            author.set(Author.BORN, 1929);
            author.set(Author.BIO, "Grew up in Berkeley.");
            author.set(Author.PORTRAIT, new SerialBlob(portrait));
            author.save(db);
            for (String title : new String[] {"Lavinia", "Malafrena"}) {
              Book book = new Book();
              book.set(Book.TITLE, title);
              book.set(Book.AUTHOR, author);
              book.save(db);
            }
          });
    }
  }

  @Override
  public void close() {
    try (ConnectionContext context = database.connectionContext()) {
      context.database().dropTables(Author.TABLE, Book.TABLE);
    } finally {
      pool.close();
    }
  }
}
