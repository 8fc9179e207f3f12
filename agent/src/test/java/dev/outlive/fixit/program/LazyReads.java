package dev.outlive.fixit.program;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads lazy attributes too late, and in time. Each way has a method of its own. */
public final class LazyReads {
  private LazyReads() {}

  /** Runs all of them. */
  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.h2("lazy", 4)) {
      Database database = store.database();
      late(database);
      inTime(database);
      database.autoconnect(true);
      reconnected(database);
      database.autoconnect(false);
    }
  }

  private static void late(Database database) {
    foreignKey(database);
    backReference(database);
    deferredColumn(database);
    restOfPartialRow(database);
    secondReadIsCounted(database);
    otherContext(database);
  }

  private static void foreignKey(Database database) {
    Book book;
    try (ConnectionContext context = database.connectionContext()) { // opened: foreignKey
      book = database.select(Book.TABLE).get(); // loaded: foreignKey
      context.close(); // closed: foreignKey
    }
    Book late = book;
    Said.attempt("foreignKey", () -> readAuthor(late));
    Said.of("foreignKey.id", book.primaryKey());
  }

  private static Object readAuthor(Book book) {
    return book.getAuthor(); // used: foreignKey
  }

  private static void backReference(Database database) {
    Author author = anAuthor(database);
    Said.attempt("backReference", author::getBooks);
  }

  private static void deferredColumn(Database database) {
    Author author = anAuthor(database);
    Said.attempt("deferredColumn", author::getBio);
  }

  private static void restOfPartialRow(Database database) {
    Book book;
    try (ConnectionContext context = database.connectionContext()) {
      book = database.select(Book.TABLE, Book.SUMMARY).get();
    }
    Said.attempt("restOfPartialRow", book::getTitle);
  }

  private static void secondReadIsCounted(Database database) {
    Author author = anAuthor(database);
    for (int i = 0; i < 3; i++) {
      Said.attempt("secondReadIsCounted", author::getBio);
    }
  }

  private static void otherContext(Database database) {
    Book book = aBook(database);
    try (ConnectionContext later = database.connectionContext()) {
      Said.attempt("otherContext", () -> book.getAuthor().getName());
    }
  }

  private static void reconnected(Database database) {
    reconnectedForeignKey(database);
    reconnectedBackReference(database);
    reconnectedDeferredColumn(database);
  }

  private static void reconnectedForeignKey(Database database) {
    Book book = aBook(database);
    Said.attempt("reconnectedForeignKey", () -> book.getAuthor().getName());
  }

  private static void reconnectedBackReference(Database database) {
    Author author = anAuthor(database);
    Said.attempt("reconnectedBackReference", () -> author.getBooks().size());
  }

  private static void reconnectedDeferredColumn(Database database) {
    Author author = anAuthor(database);
    Said.attempt("reconnectedDeferredColumn", author::getBio);
  }

  // ---- nothing of this is wrong

  private static void inTime(Database database) throws Exception {
    insideTheContext(database);
    loadedBefore(database);
    loadedCollection(database);
    closedTwice(database);
    probed(database);
    nestedContexts(database);
    otherThread(database);
    neverRead(database);
    withoutReference(database);
    copied(database);
  }

  private static void insideTheContext(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      Book book = database.select(Book.TABLE).get();
      Said.attempt(
          "insideTheContext", () -> book.getAuthor().getBooks().size() + book.getSummary());
    }
  }

  private static void loadedBefore(Database database) {
    Book book;
    try (ConnectionContext context = database.connectionContext()) {
      book = database.select(Book.TABLE).prefetch(Book.AUTHOR).get();
      book.getSummary();
      book.getAuthor().getBooks();
    }
    Said.attempt(
        "loadedBefore", () -> book.getAuthor().getBooks().size() + " " + book.getSummary());
  }

  /** What was loaded is a collection like any other. */
  private static void loadedCollection(Database database) {
    Author author;
    Book first;
    try (ConnectionContext context = database.connectionContext()) {
      author = database.select(Author.TABLE).get();
      first = author.getBooks().get(0);
    }
    Said.attempt(
        "loadedCollection",
        () ->
            author.getBooks().size()
                + " "
                + author.getBooks().contains(first)
                + " "
                + author.getBooks().indexOf(first)
                + author.getBooks());
  }

  private static void closedTwice(Database database) {
    ConnectionContext context = database.connectionContext();
    Author author = database.select(Author.TABLE).get();
    int books = author.getBooks().size();
    context.close();
    context.close();
    Said.attempt("closedTwice", () -> author.getBooks().size() == books);
  }

  private static void probed(Database database) {
    Book book = aBook(database);
    Said.attempt(
        "probed",
        () ->
            book.isLoaded(Book.AUTHOR)
                + " "
                + book.primaryKey()
                + " "
                + book.key(Book.AUTHOR)
                + " "
                + book.getTitle()
                + " "
                + book
                + " "
                + book.equals(book.context())
                + " "
                + (book.hashCode() == book.hashCode())
                + " "
                + book.table().attributes().size());
  }

  private static void nestedContexts(Database database) {
    try (ConnectionContext outer = database.connectionContext()) {
      Book book = aBook(database);
      Said.attempt("nestedContexts", () -> book.getAuthor().getName());
    }
  }

  /** Another thread's context reads while the one that the book was loaded in is open. */
  private static void otherThread(Database database) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (ConnectionContext context = database.connectionContext()) {
      Book book = database.select(Book.TABLE).get();
      Callable<String> read =
          () -> {
            try (ConnectionContext own = database.connectionContext()) {
              return book.getAuthor().getName();
            }
          };
      Said.of("otherThread", other.submit(read).get());
    } finally {
      other.shutdown();
    }
  }

  private static void neverRead(Database database) {
    Book book = new Book();
    book.set(Book.TITLE, "new");
    Said.attempt("neverRead", () -> book.getTitle() + book.getAuthor() + book.getSummary());
    Said.attempt("neverRead.books", () -> new Author().getBooks().size());
  }

  private static void withoutReference(Database database) {
    Book book;
    try (ConnectionContext context = database.connectionContext()) {
      book = database.select(Book.TABLE).where(Book.TITLE.eq("Anonymous")).get();
    }
    Said.attempt("withoutReference", book::getAuthor);
  }

  private static void copied(Database database) {
    Book copy = (Book) aBook(database).copy();
    Said.attempt("copied", copy::getTitle);
  }

  private static Book aBook(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(Book.TABLE).get();
    }
  }

  private static Author anAuthor(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return database.select(Author.TABLE).get();
    }
  }
}
