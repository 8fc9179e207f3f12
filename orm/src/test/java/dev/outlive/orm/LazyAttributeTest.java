package dev.outlive.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LazyAttributeTest {

  @OnEachDatabase
  void eachKindIsReadWhenAskedForAndKept(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Author author;
      Book book;
      Author related;
      List<Book> books;
      try (ConnectionContext context = place.db.connectionContext()) {
        author = place.ursula();
        book = place.book("The Dispossessed");
        assertThat(author.isLoaded(Author.NAME)).isTrue();
        assertThat(author.isLoaded(Author.BIO)).isFalse();
        assertThat(author.isLoaded(Author.BOOKS)).isFalse();
        assertThat(book.isLoaded(Book.AUTHOR)).isFalse();

        assertThat(author.getBio()).isEqualTo("Long.");
        books = author.getBooks();
        related = book.getAuthor();
        assertThat(related.context()).isSameAs(context);
        assertThat(books).allSatisfy(each -> assertThat(each.context()).isSameAs(context));
      }

      assertThat(author.isLoaded(Author.BIO)).isTrue();
      assertThat(author.isLoaded(Author.BOOKS)).isTrue();
      assertThat(book.isLoaded(Book.AUTHOR)).isTrue();
      assertThat(author.getBio()).isEqualTo("Long.");
      assertThat(author.getBooks()).isSameAs(books);
      assertThat(books)
          .extracting(Book::getTitle)
          .containsExactly("The Dispossessed", "The Lathe of Heaven");
      assertThat(book.getAuthor()).isSameAs(related);
      assertThat(related.getName()).isEqualTo("Ursula");
      assertThat(place.taken()).isZero();
    }
  }

  @OnEachDatabase
  void afterItsContextClosedAnUnloadedAttributeThrowsAndSaysWhatToDo(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Author author;
      Book book;
      try (ConnectionContext context = place.db.connectionContext()) {
        assertThat(context.isOpen()).isTrue();
        author = place.ursula();
        book = place.book("The Dispossessed");
      }

      assertThat(author.context().isOpen()).isFalse();
      assertThat(author.getName()).isEqualTo("Ursula");
      String who = "Author(" + author.primaryKey() + ")";
      assertThatThrownBy(author::getBooks)
          .isInstanceOf(ContextClosedException.class)
          .hasMessageContaining(who + ".books is not loaded")
          .hasMessageContaining("has been closed")
          .hasMessageContaining("prefetch");
      assertThatThrownBy(author::getBio)
          .isInstanceOf(ContextClosedException.class)
          .hasMessageContaining(who + ".bio");
      assertThatThrownBy(book::getAuthor)
          .isInstanceOf(ContextClosedException.class)
          .hasMessageContaining(".author");
      assertThat(book.key(Book.AUTHOR)).isEqualTo(author.primaryKey());
      assertThat(author.isLoaded(Author.BOOKS)).isFalse();
      assertThat(place.taken()).isZero();
    }
  }

  @OnEachDatabase
  void anotherContextOfTheThreadIsUsedWhereThereIsOne(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Author author;
      try (ConnectionContext first = place.db.connectionContext()) {
        author = place.ursula();
        assertThat(author.context()).isSameAs(first);
      }
      try (ConnectionContext second = place.db.connectionContext()) {
        assertThat(author.getBooks()).hasSize(2);
        assertThat(author.getBooks().get(0).context()).isSameAs(second);
        assertThat(author.context()).isNotSameAs(second);
        assertThat(place.taken()).isEqualTo(1);
      }
    }
  }

  @OnEachDatabase
  void withAutoconnectItIsReadSilentlyOnAnotherConnection(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Author author;
      Book book;
      try (ConnectionContext context = place.db.connectionContext()) {
        assertThat(context.isOpen()).isTrue();
        author = place.ursula();
        book = place.book("The Dispossessed");
      }
      place.db.autoconnect(true);

      assertThat(author.getBooks()).hasSize(2);
      assertThat(author.getBio()).isEqualTo("Long.");
      assertThat(book.getAuthor().getName()).isEqualTo("Ursula");
      assertThat(book.getAuthor().context().isOpen()).isFalse();
      assertThat(book.getAuthor().context()).isNotSameAs(book.context());
      assertThat(place.taken()).isZero();
      assertThat(place.db.currentContext()).isNull();
    }
  }

  @OnEachDatabase
  void columnsThatTheQueryDoesNotNameAreDeferred(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author slim = db.select(Author.TABLE, Author.NAME).orderBy(Author.TABLE.id().asc()).get();
      Author wide = db.select(Author.TABLE, Author.NAME, Author.BIO).get();
      Book keyless = db.select(Book.TABLE, Book.TITLE).orderBy(Book.TITLE.desc()).get();

      assertThat(slim.isLoaded(Author.TABLE.id())).isTrue();
      assertThat(slim.isLoaded(Author.NAME)).isTrue();
      assertThat(slim.isLoaded(Author.BORN)).isFalse();
      assertThat(slim.getBorn()).isEqualTo(1929);
      assertThat(wide.isLoaded(Author.BIO)).isTrue();
      assertThat(keyless.isLoaded(Book.AUTHOR)).isFalse();
      assertThat(keyless.isLoaded(Book.AUTHOR.key())).isFalse();
      assertThat(keyless.getAuthor().getName()).isEqualTo("Ursula");
      assertThat(keyless.isLoaded(Book.AUTHOR.key())).isFalse();
    }
  }

  @OnEachDatabase
  void savingDoesNotWriteWhatIsUnloaded(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author slim = db.select(Author.TABLE, Author.NAME).get();
      slim.set(Author.NAME, "Renamed");
      slim.save(db);

      assertThat(slim.isLoaded(Author.BIO)).isFalse();
      assertThat(db.get(Author.TABLE, slim.primaryKey()).getBio()).isEqualTo("Long.");
    }
  }

  @OnEachDatabase
  void anEmptyReferenceNeedsNoReading(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Book book;
      Author childless;
      try (ConnectionContext context = place.db.connectionContext()) {
        book = place.book("Beowulf");
        childless = context.database().select(Author.TABLE).where(Author.BORN.eq(null)).get();
        assertThat(childless.isLoaded(Author.BOOKS)).isFalse();
        assertThat(childless.getBooks()).isEmpty();
      }

      assertThat(book.isLoaded(Book.AUTHOR)).isTrue();
      assertThat(book.getAuthor()).isNull();
      assertThat(childless.getBooks()).isEmpty();
    }
  }

  @OnEachDatabase
  void readingKeepsNothing(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Author author = place.ursula();

      Object once = author.read(Author.BOOKS);
      Object twice = author.read(Author.BOOKS);

      assertThat((List<?>) once).hasSize(2);
      assertThat(twice).isNotSameAs(once);
      assertThat(author.read(Author.BIO)).isEqualTo("Long.");
      assertThat(author.isLoaded(Author.BOOKS)).isFalse();
      assertThat(author.isLoaded(Author.BIO)).isFalse();
      assertThat(context.isOpen()).isTrue();
    }
  }

  @OnEachDatabase
  void manyAreReadAtOnceAndNothingIsKept(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      List<Author> authors = db.select(Author.TABLE).orderBy(Author.TABLE.id().asc()).list();
      List<Book> books = db.select(Book.TABLE).orderBy(Book.TABLE.id().asc()).list();
      List<Book> keyless = db.select(Book.TABLE, Book.TITLE).orderBy(Book.TABLE.id().asc()).list();

      Map<Model, Object> bios = Model.readAll(authors, Author.BIO);
      Map<Model, Object> lists = Model.readAll(authors, Author.BOOKS);
      Map<Model, Object> related = Model.readAll(books, Book.AUTHOR);
      Map<Model, Object> relatedOfKeyless = Model.readAll(keyless, Book.AUTHOR);

      assertThat(bios).containsOnlyKeys(authors.get(0), authors.get(1));
      assertThat(bios.get(authors.get(0))).isEqualTo("Long.");
      assertThat(bios.get(authors.get(1))).isNull();
      assertThat((List<?>) lists.get(authors.get(0))).hasSize(2);
      assertThat((List<?>) lists.get(authors.get(1))).isEmpty();
      assertThat(related).containsOnlyKeys(books.get(0), books.get(1), books.get(2));
      assertThat(related.get(books.get(0)))
          .isSameAs(related.get(books.get(1)))
          .isInstanceOf(Author.class);
      assertThat(related.get(books.get(2))).isNull();
      assertThat(relatedOfKeyless.get(keyless.get(1))).hasToString(authors.get(0).toString());
      assertThat(relatedOfKeyless.get(keyless.get(2))).isNull();
      assertThat(authors).noneMatch(author -> author.isLoaded(Author.BOOKS));
      assertThat(books.get(0).isLoaded(Book.AUTHOR)).isFalse();
      assertThat(Model.readAll(List.of(), Author.BIO)).isEmpty();
    }
  }

  @Test
  void aThousandAndOneOwnersTakeThreeStatements() throws SQLException {
    try (Vendor.Place place = Vendor.H2.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      List<Author> authors = new ArrayList<>();
      for (int number = 0; number < 1001; number++) {
        Author author = Author.named("A" + number);
        author.set(Author.BIO, "B" + number);
        author.save(db);
        authors.add(author);
      }
      try (Statement statement = context.connection().createStatement()) {
        statement.execute("set query_statistics true");
      }

      Map<Model, Object> bios = Model.readAll(authors, Author.BIO);

      assertThat(bios).hasSize(1001);
      for (int number = 0; number < 1001; number++) {
        assertThat(bios.get(authors.get(number))).isEqualTo("B" + number);
      }
      try (Statement statement = context.connection().createStatement();
          ResultSet statistics =
              statement.executeQuery(
                  "select sum(execution_count) from information_schema.query_statistics"
                      + " where sql_statement like '%AUTHOR%'")) {
        assertThat(statistics.next()).isTrue();
        assertThat(statistics.getInt(1)).isEqualTo(3);
      }
    }
  }

  @OnEachDatabase
  void prefetchedAttributesAreThereAfterTheClose(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      List<Author> authors;
      List<Book> books;
      try (ConnectionContext context = place.db.connectionContext()) {
        Database db = context.database();
        authors =
            db.select(Author.TABLE)
                .prefetch(Author.BOOKS, Author.BIO)
                .orderBy(Author.TABLE.id().asc())
                .list();
        books = db.select(Book.TABLE).prefetch(Book.AUTHOR).list();
      }

      assertThat(authors.get(0).getBooks()).hasSize(2);
      assertThat(authors.get(0).getBio()).isEqualTo("Long.");
      assertThat(authors.get(1).getBooks()).isEmpty();
      assertThat(books).filteredOn(book -> book.getAuthor() != null).hasSize(2);
    }
  }

  @OnEachDatabase
  void aRowThatIsGoneIsNotTakenForNull(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author author = db.select(Author.TABLE).where(Author.BORN.eq(null)).get();
      Author kept = place.ursula();
      db.delete(author);

      assertThatThrownBy(author::getBio).isInstanceOf(ModelNotFoundException.class);
      assertThat(Model.readAll(List.of(author, kept), Author.BIO)).containsOnlyKeys(kept);
      assertThat(author.getBooks()).isEmpty();
    }
  }

  @OnEachDatabase
  void changingTheKeyForgetsTheModelReferredTo(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author other = db.select(Author.TABLE).where(Author.NAME.eq("Stanislaw")).get();
      Book book = place.book("The Dispossessed");
      assertThat(book.getAuthor().getName()).isEqualTo("Ursula");

      book.set(Book.AUTHOR.key(), other.primaryKey());
      assertThat(book.getAuthor().getName()).isEqualTo("Stanislaw");
      book.set(Book.AUTHOR, null);
      assertThat(book.getAuthor()).isNull();
      book.save(db);
      assertThat(place.book("The Dispossessed").getAuthor()).isNull();
    }
  }

  @Test
  void ownersOfTwoDatabasesAreNotReadTogether() {
    try (Vendor.Place here = Vendor.H2.place().withBooks();
        Vendor.Place there = Vendor.H2.place().withBooks();
        ConnectionContext one = here.db.connectionContext();
        ConnectionContext other = there.db.connectionContext()) {
      List<Author> owners = List.of(here.ursula(), there.ursula());

      assertThatThrownBy(() -> Model.readAll(owners, Author.BIO))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(one.database()).isNotSameAs(other.database());
      assertThat(owners.get(1).getBooks().get(0).context()).isSameAs(other);
    }
  }
}
