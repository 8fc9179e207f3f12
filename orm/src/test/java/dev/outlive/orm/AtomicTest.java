package dev.outlive.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

class AtomicTest {

  @OnEachDatabase
  void whatReturnsIsCommittedAndWhatThrowsIsRolledBack(Vendor vendor) throws Exception {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author kept =
          db.atomic(
              () -> {
                assertThat(context.connection().getAutoCommit()).isFalse();
                Author author = Author.named("Kept");
                author.save(db);
                return author;
              });
      assertThat(kept.primaryKey()).isNotNull();

      assertThatThrownBy(
              () ->
                  db.atomic(
                      () -> {
                        Author.named("Lost").save(db);
                        throw new IOException("as thrown");
                      }))
          .isInstanceOf(IOException.class)
          .hasMessage("as thrown");

      assertThat(context.connection().getAutoCommit()).isTrue();
      assertThat(db.select(Author.TABLE).list())
          .extracting(Author::getName)
          .containsExactly("Kept");
    }
  }

  @OnEachDatabase
  void anInnerFailureUndoesOnlyItsOwnWork(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      db.atomic(
          () -> {
            Author.named("Outer").save(db);
            assertThatThrownBy(
                    () ->
                        db.atomic(
                            () -> {
                              Author.named("Inner").save(db);
                              new Author().save(db);
                            }))
                .isInstanceOf(DatabaseException.class);
            db.atomic(() -> Author.named("Second inner").save(db));
          });

      assertThat(db.select(Author.TABLE).orderBy(Author.TABLE.id().asc()).list())
          .extracting(Author::getName)
          .containsExactly("Outer", "Second inner");
    }
  }

  @OnEachDatabase
  void anInnerContextSharesTheTransaction(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      assertThatThrownBy(
              () ->
                  db.atomic(
                      () -> {
                        try (ConnectionContext inner = db.connectionContext()) {
                          Author.named("Lost").save(inner.database());
                        }
                        throw new IllegalArgumentException();
                      }))
          .isInstanceOf(IllegalArgumentException.class);

      assertThat(db.select(Author.TABLE).count()).isZero();
    }
  }

  @OnEachDatabase
  void aContextClosedInsideRollsBackAndTheWorkIsTold(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withTables()) {
      Database db = place.db;
      ConnectionContext context = db.connectionContext();
      assertThatThrownBy(
              () ->
                  db.atomic(
                      () -> {
                        Author.named("Lost").save(db);
                        context.close();
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed inside atomic");

      assertThat(place.taken()).isZero();
      try (ConnectionContext next = db.connectionContext()) {
        assertThat(next.database().select(Author.TABLE).count()).isZero();
      }
    }
  }
}
