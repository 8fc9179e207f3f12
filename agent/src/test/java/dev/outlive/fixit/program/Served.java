package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import dev.outlive.orm.Model;
import dev.outlive.orm.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The same requests several times over: what was missing the first time is learned. */
public final class Served {
  private final Store store;
  private final Database database;

  private Served(Store store) {
    this.store = store;
    this.database = store.database();
  }

  /** Runs all on the database that the first argument names. */
  public static void main(String[] arguments) throws SQLException {
    try (Store store = Store.of(arguments[0], "served")) {
      new Served(store).all();
    }
  }

  private void all() throws SQLException {
    foreignKey();
    backReference();
    deferredColumn();
    nothingToServe();
    aListOfOwners();
    twoSteps();
    lostUpdate("lostUpdate", true);
    lostUpdate("lostUpdate.without", false);
    unmodifiable();
    ownTransaction();
  }

  /** Three requests; after each, what was asked of the database since its context was closed. */
  private <M extends Model> void rounds(
      String name, Table<M> table, Function<M, ?> read, Function<M, Boolean> isLoaded) {
    for (int round = 1; round <= 3; round++) {
      M model = request(table);
      store.sqlSince();
      Said.attempt(name + "." + round, () -> read.apply(model));
      Said.of(name + "." + round + ".statements", store.sqlSince().size());
      Said.of(name + "." + round + ".loaded", isLoaded.apply(model));
      Said.of(name + "." + round + ".same", read.apply(model) == read.apply(model));
      Said.of(name + "." + round + ".again", store.sqlSince().size());
    }
  }

  private <M extends Model> M request(Table<M> table) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(table).get();
    }
  }

  private void foreignKey() {
    rounds("foreignKey", Book.TABLE, Book::getAuthor, book -> book.isLoaded(Book.AUTHOR));
    Book book = request(Book.TABLE);
    Said.attempt("foreignKey.name", () -> book.getAuthor().getName());
  }

  private void backReference() {
    rounds(
        "backReference", Author.TABLE, Author::getBooks, author -> author.isLoaded(Author.BOOKS));
  }

  private void deferredColumn() {
    rounds("deferredColumn", Author.TABLE, Author::getBio, author -> author.isLoaded(Author.BIO));
  }

  private void nothingToServe() throws SQLException {
    store.elsewhere("INSERT INTO author (name) VALUES ('Silent')");
    for (int round = 1; round <= 2; round++) {
      Author silent;
      try (ConnectionContext context = database.connectionContext()) {
        silent = database.select(Author.TABLE).where(Author.NAME.eq("Silent")).get();
      }
      store.sqlSince();
      Said.attempt("nothingToServe." + round, () -> silent.getBio() + " " + silent.getBooks());
      Said.of("nothingToServe." + round + ".statements", store.sqlSince().size());
    }
  }

  private void aListOfOwners() {
    for (int round = 1; round <= 2; round++) {
      store.sqlSince();
      List<Book> books;
      try (ConnectionContext context = database.connectionContext()) {
        books = database.select(Book.TABLE).orderBy(Book.TABLE.id().asc()).list();
      }
      Said.of("aListOfOwners." + round + ".inside", store.sqlSince().size());
      StringBuilder names = new StringBuilder();
      for (Book book : books) {
        Author author = book.getAuthor();
        names.append(author == null ? "-" : author.getName().substring(7));
      }
      Said.of("aListOfOwners." + round, names);
      Said.of("aListOfOwners." + round + ".after", store.sqlSince().size());
    }
  }

  /** From the host's object over a served one to another. */
  private void twoSteps() {
    for (int round = 1; round <= 3; round++) {
      Book book = request(Book.TABLE);
      store.sqlSince();
      Said.attempt("twoSteps." + round, () -> book.getAuthor().getBooks().size());
      Said.of("twoSteps." + round + ".statements", store.sqlSince().size());
      Said.attempt(
          "twoSteps." + round + ".third",
          () -> book.getAuthor().getBooks().get(0).getAuthor().getName());
    }
  }

  /** A value that was served must not find its way back into the row. */
  private void lostUpdate(String name, boolean read) throws SQLException {
    for (int round = 1; round <= 2; round++) {
      Book book = request(Book.TABLE);
      if (read) {
        book.getAuthor();
        Said.attempt(name + "." + round + ".served", book::getSummary);
      }
      store.elsewhere("UPDATE book SET summary = 'theirs', author_id = 2 WHERE id = 1");
      store.sqlSince();
      book.set(Book.TITLE, "ours");
      try (ConnectionContext context = database.connectionContext()) {
        book.save(database);
      }
      Said.of(name + "." + round + ".sql", store.sqlSince());
      Said.of(
          name + "." + round + ".row",
          store.askElsewhere("SELECT title || summary || author_id FROM book WHERE id = 1"));
      store.elsewhere("UPDATE book SET summary = 'Summary', author_id = 1 WHERE id = 1");
    }
  }

  private void unmodifiable() {
    for (int round = 1; round <= 2; round++) {
      Author author = request(Author.TABLE);
      List<Book> books = author.getBooks();
      Said.attempt("unmodifiable." + round, () -> books.remove(0));
    }
  }

  /** A transaction that atomic has ended is none of the prefetch's business. */
  private void ownTransaction() throws SQLException {
    for (int round = 1; round <= 2; round++) {
      Book book;
      try (ConnectionContext context = database.connectionContext()) {
        book =
            database.atomic(
                () -> {
                  Book inside = database.select(Book.TABLE).where(Book.TABLE.id().eq(3L)).get();
                  inside.set(Book.TITLE, "in transaction");
                  inside.save(database);
                  return inside;
                });
      }
      store.sqlSince();
      Said.attempt("ownTransaction." + round, () -> book.getAuthor().getName());
      Said.of("ownTransaction." + round + ".statements", store.sqlSince().size());
    }
    Said.of("ownTransaction.row", store.askElsewhere("SELECT title FROM book WHERE id = 3"));
  }
}
