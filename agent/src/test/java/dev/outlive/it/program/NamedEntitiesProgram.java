package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.it.program.Shelf.Book;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Entities that were written by hand, read while their connection is open and after. Prints a
 * {@code CASE} with its name, what the reader got, and how many violations were counted.
 */
public final class NamedEntitiesProgram implements Program {
  private HikariDataSource pool;
  private AgentView agent;

  @Override
  public void run(String[] arguments, AgentView view) throws Exception {
    agent = view;
    try (HikariDataSource opened = new HikariDataSource()) {
      pool = opened;
      pool.setJdbcUrl(Database.H2.url());
      pool.setMaximumPoolSize(3);
      fill();
      switch (arguments[0]) {
        case "requests" -> new Second().reads(new First().loads());
        case "reclaimed" -> reclaimed();
        default -> {
          tooLate();
          legal();
        }
      }
    }
  }

  private void fill() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE book (id BIGINT PRIMARY KEY, title VARCHAR(9), cover BLOB)");
      statement.execute("CREATE TABLE tag (book BIGINT, name VARCHAR(9))");
      statement.execute("INSERT INTO book VALUES (1, 'Emma', X'0102'), (2, 'Ulysses', X'01')");
      statement.execute("INSERT INTO tag VALUES (1, 'lent'), (1, 'old'), (2, 'long')");
    }
  }

  private void tooLate() throws SQLException {
    Book book = find(1);
    attempt("threw", book::getTags);
    attempt("again", book::getTags);
    attempt("another", find(2)::getTags);
    attempt("hidden", book::getHidden);
    attempt("insisting", book::getInsisting);
    attempt("reconnected", book::notes);
    attempt("answered", book::notes);
    attempt("lob", book::getSize);
    attempt("nested", find(1)::getFirstTag);
    attempt("written", find(2)::isSaved);
  }

  private void legal() throws SQLException {
    Book book = find(1);
    attempt("loaded", book::getTitle);
    attempt("own failure", book::getUnset);
    attempt("no getter", book::reload);
    attempt("identifier", book::getId);
    try (Connection connection = pool.getConnection()) {
      Book open = Book.find(connection, pool, 1);
      attempt("open", open::getTags);
      attempt("elsewhere while open", open::notes);
      book = open;
    }
    attempt("read before", book::getTags);
    attempt("read before elsewhere", book::notes);
    try (Connection connection = pool.getConnection()) {
      Shelf.current = connection;
      attempt("on the reader's own", book::getNames);
    }
    Book unbound = new Book(null);
    attempt("made without a query", unbound::getTitle);
  }

  /** A pool's own thread takes the connection away that they were loaded on. */
  private void reclaimed() throws Exception {
    List<Book> books = new ArrayList<>();
    Reclaiming.druid(
        Database.H2,
        (connection, statement) -> books.add(Book.find(connection, pool, 1)),
        (connection, statement) -> {
          attempt("elsewhere", books.get(0)::notes);
          attempt("on what was taken away", books.get(0)::getTags);
        });
  }

  private Book find(long id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return Book.find(connection, pool, id);
    }
  }

  private void attempt(String name, Callable<?> read) {
    long before = agent.violations();
    Object got;
    try {
      got = read.call();
    } catch (Exception e) {
      got = e.getClass().getSimpleName();
    }
    System.out.println("CASE " + name + ": " + got + ", " + (agent.violations() - before));
  }

  /** A request. */
  final class First {
    Book loads() throws SQLException {
      return find(1);
    }
  }

  /** Another. */
  final class Second {
    void reads(Book book) {
      List<String> notes = book.notes();
      check(notes.size() == 2);
    }
  }
}
