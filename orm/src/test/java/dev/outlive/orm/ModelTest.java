package dev.outlive.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModelTest {

  @Test
  void aNewModelIsBoundToNothingAndHasNothingToLoad() {
    Author author = Author.named("New");

    assertThat(author.primaryKey()).isNull();
    assertThat(author.context()).isNull();
    assertThat(author.database()).isNull();
    assertThat(author.getBio()).isNull();
    assertThat(author.getBooks()).isEmpty();
    assertThat(new Book().getAuthor()).isNull();
    assertThat(Book.of(author, "T").getAuthor()).isSameAs(author);
    assertThat(author).hasToString("Author(new)");
  }

  @Test
  void aSavedModelKnowsItsDatabaseButWasReadInNoContext() {
    try (Vendor.Place place = Vendor.H2.place().withTables();
        ConnectionContext outer = place.db.connectionContext()) {
      Author author = Author.named("Saved");
      author.save(outer.database());

      assertThat(author.database()).isSameAs(place.db);
      assertThat(author.context()).isNull();
      assertThat(author.getBooks()).isEmpty();
      assertThat(author).hasToString("Author(" + author.primaryKey() + ")");
    }
  }

  @Test
  void aSavedModelsReferencesNeedAContextToo() {
    try (Vendor.Place place = Vendor.H2.place().withTables()) {
      Author author = Author.named("Saved");
      try (ConnectionContext context = place.db.connectionContext()) {
        author.save(context.database());
      }

      assertThatThrownBy(author::getBooks)
          .isInstanceOf(ContextClosedException.class)
          .hasMessageContaining("this thread has no open connection context");
    }
  }

  @Test
  void aCopyHasTheLoadedPlainValuesAndIsDetached() {
    try (Vendor.Place place = Vendor.H2.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Author author = place.ursula();
      author.set(Author.BORN, 1930);
      Book book = place.book("The Dispossessed");
      assertThat(book.getAuthor()).isNotNull();

      Author copy = (Author) author.copy();
      Book bookCopy = (Book) book.copy();

      assertThat(copy).isNotSameAs(author);
      assertThat(copy.getName()).isEqualTo("Ursula");
      assertThat(copy.getBorn()).isEqualTo(1930);
      assertThat(copy.primaryKey()).isEqualTo(author.primaryKey());
      assertThat(copy.context()).isNull();
      assertThat(copy.database()).isNull();
      assertThat(copy.isLoaded(Author.BIO)).isFalse();
      assertThat(bookCopy.isLoaded(Book.AUTHOR)).isFalse();
      assertThat(bookCopy.key(Book.AUTHOR)).isEqualTo(book.key(Book.AUTHOR));
      assertThatThrownBy(copy::getBio)
          .isInstanceOf(ContextClosedException.class)
          .hasMessageContaining("copy");
      copy.save(context.database());
      assertThat(place.ursula().getBorn()).isEqualTo(1930);
      assertThat(copy.getBio()).isEqualTo("Long.");
    }
  }
}
