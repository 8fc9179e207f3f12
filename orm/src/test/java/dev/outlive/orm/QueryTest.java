package dev.outlive.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {

  static class Everything extends Model {
    static final Table<Everything> TABLE = Table.of("order", Everything::new);
    static final Field<Everything, String> TEXT = TABLE.text("select");
    static final Field<Everything, String> CODE = TABLE.varchar("code", 10, ColumnOption.UNIQUE);
    static final Field<Everything, Integer> INTEGER = TABLE.integer("number");
    static final Field<Everything, Long> BIGINT = TABLE.bigint("big");
    static final Field<Everything, Double> REAL = TABLE.real("floating");
    static final Field<Everything, BigDecimal> DECIMAL = TABLE.decimal("price", 10, 2);
    static final Field<Everything, Boolean> BOOL = TABLE.bool("flag");
    static final Field<Everything, LocalDate> DATE = TABLE.date("day");
    static final Field<Everything, LocalDateTime> TIMESTAMP = TABLE.timestamp("moment");
    static final Field<Everything, byte[]> BYTES = TABLE.bytes("raw");

    Everything() {
      super(TABLE);
    }
  }

  @OnEachDatabase
  void valuesOfEveryKindComeBackAsTheyWereSaved(Vendor vendor) {
    try (Vendor.Place place = vendor.place();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      db.createTables(Everything.TABLE);
      Everything saved = new Everything();
      // SQLite, which has no such type, is given milliseconds.
      int nanos = vendor == Vendor.SQLITE ? 123_000_000 : 123_456_000;
      LocalDateTime moment = LocalDateTime.of(2051, 3, 28, 2, 30, 1, nanos);
      saved.set(Everything.TEXT, "Łem ' \" ? %");
      saved.set(Everything.INTEGER, -7);
      saved.set(Everything.BIGINT, Long.MAX_VALUE);
      saved.set(Everything.REAL, 0.5);
      saved.set(Everything.DECIMAL, new BigDecimal("12.50"));
      saved.set(Everything.BOOL, true);
      saved.set(Everything.DATE, LocalDate.of(1929, 10, 21));
      saved.set(Everything.TIMESTAMP, moment);
      saved.set(Everything.BYTES, new byte[] {0, 1, -1});
      saved.save(db);

      Everything found = db.get(Everything.TABLE, saved.primaryKey());

      assertThat(found).isNotSameAs(saved);
      assertThat(found.get(Everything.TEXT)).isEqualTo("Łem ' \" ? %");
      assertThat(found.get(Everything.INTEGER)).isEqualTo(-7);
      assertThat(found.get(Everything.BIGINT)).isEqualTo(Long.MAX_VALUE);
      assertThat(found.get(Everything.REAL)).isEqualTo(0.5);
      assertThat(found.get(Everything.DECIMAL)).isEqualByComparingTo("12.50");
      assertThat(found.get(Everything.BOOL)).isTrue();
      assertThat(found.get(Everything.DATE)).isEqualTo(LocalDate.of(1929, 10, 21));
      assertThat(found.get(Everything.TIMESTAMP)).isEqualTo(moment);
      assertThat(found.get(Everything.BYTES)).containsExactly(0, 1, -1);
      assertThat(db.select(Everything.TABLE).where(Everything.TIMESTAMP.eq(moment)).count())
          .isEqualTo(1);
      assertThat(db.select(Everything.TABLE).where(Everything.BOOL.eq(true)).count()).isEqualTo(1);
    }
  }

  @OnEachDatabase
  void aModelWithNothingSetIsARowOfNulls(Vendor vendor) {
    try (Vendor.Place place = vendor.place();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      db.createTables(Everything.TABLE);
      Everything empty = new Everything();
      empty.save(db);

      Everything found = db.get(Everything.TABLE, empty.primaryKey());

      assertThat(Everything.TABLE.fields()).hasSize(11);
      assertThat(found.primaryKey()).isEqualTo(empty.primaryKey());
      for (Field<Everything, ?> field : Everything.TABLE.fields()) {
        if (field != Everything.TABLE.id()) {
          assertThat((Object) found.get(field)).as(field.name()).isNull();
        }
      }
    }
  }

  @OnEachDatabase
  void conditionsOrderAndLimitChooseTheRows(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      for (int born = 1900; born < 1910; born++) {
        Author author = Author.named("A" + born);
        author.set(Author.BORN, born);
        author.save(db);
      }
      Author ageless = Author.named("Homer");
      ageless.save(db);

      assertThat(names(db.select(Author.TABLE).where(Author.BORN.lt(1902))))
          .containsExactlyInAnyOrder("A1900", "A1901");
      assertThat(names(db.select(Author.TABLE).where(Author.BORN.ge(1908))))
          .containsExactlyInAnyOrder("A1908", "A1909");
      assertThat(
              names(
                  db.select(Author.TABLE).where(Author.BORN.gt(1907)).where(Author.BORN.le(1908))))
          .containsExactly("A1908");
      assertThat(names(db.select(Author.TABLE).where(Author.BORN.eq(null))))
          .containsExactly("Homer");
      assertThat(db.select(Author.TABLE).where(Author.BORN.ne(null)).count()).isEqualTo(10);
      assertThat(db.select(Author.TABLE).where(Author.BORN.isNotNull().not()).count()).isEqualTo(1);
      assertThat(db.select(Author.TABLE).where(Author.BORN.ne(1900)).count()).isEqualTo(9);
      assertThat(
              names(
                  db.select(Author.TABLE)
                      .where(Author.NAME.like("Hom%").or(Author.BORN.in(List.of(1903))))))
          .containsExactlyInAnyOrder("Homer", "A1903");
      assertThat(db.select(Author.TABLE).where(Author.BORN.in(List.of())).list()).isEmpty();
      assertThat(
              names(
                  db.select(Author.TABLE)
                      .where(Author.BORN.isNotNull().and(Author.NAME.ne("A1909")))
                      .orderBy(Author.BORN.desc())
                      .limit(2)
                      .offset(1)))
          .containsExactly("A1907", "A1906");
      assertThat(db.select(Author.TABLE).limit(2).count()).isEqualTo(11);
    }
  }

  @OnEachDatabase
  void getThrowsAndGetOrNoneIsEmptyWhenNothingMatches(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Query<Author> nobody = db.select(Author.TABLE).where(Author.NAME.eq("Nobody"));

      assertThat(nobody.getOrNone()).isEmpty();
      assertThat(db.select(Author.TABLE).getOrNone()).isPresent();
      assertThat(db.select(Author.TABLE).limit(0).getOrNone()).isEmpty();
      assertThatThrownBy(nobody::get)
          .isInstanceOf(ModelNotFoundException.class)
          .hasMessageContaining("author");
      assertThatThrownBy(() -> db.get(Author.TABLE, 4711))
          .isInstanceOf(ModelNotFoundException.class);
    }
  }

  @OnEachDatabase
  void savingAgainUpdatesOnlyWhatWasSet(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author mine = place.ursula();
      Author theirs = place.ursula();
      theirs.set(Author.BORN, 1);
      theirs.save(db);
      mine.set(Author.NAME, "Ursula K.");
      mine.save(db);

      Author found = db.get(Author.TABLE, mine.primaryKey());

      assertThat(found.getName()).isEqualTo("Ursula K.");
      assertThat(found.getBorn()).isEqualTo(1);
      assertThat(found.getBio()).isEqualTo("Long.");
      assertThat(db.select(Author.TABLE).count()).isEqualTo(2);
    }
  }

  @OnEachDatabase
  void deletingTellsWhetherThereWasARow(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Book book = place.book("Beowulf");

      assertThat(db.delete(book)).isTrue();
      assertThat(db.delete(book)).isFalse();
      assertThat(db.select(Book.TABLE).count()).isEqualTo(2);
      book.set(Book.TITLE, "Grendel");
      assertThatThrownBy(() -> book.save(db)).isInstanceOf(ModelNotFoundException.class);
    }
  }

  @OnEachDatabase
  void aModelCanBeInsertedWithAKeyOfItsOwn(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Author author = Author.named("Ursula");
      author.set(Author.TABLE.id(), 77L);
      context.database().insert(author);

      assertThat(context.database().get(Author.TABLE, 77).getName()).isEqualTo("Ursula");
    }
  }

  @OnEachDatabase
  void referencesAreSavedByTheKeyOfTheModelThatTheyReferTo(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author author = Author.named("Ursula");
      Book book = Book.of(author, "The Word for World Is Forest");
      assertThatThrownBy(() -> book.save(db))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Book(new).author");
      author.save(db);
      book.save(db);

      assertThat(db.select(Book.TABLE).where(Book.AUTHOR.eq(author)).get().key(Book.AUTHOR))
          .isEqualTo(author.primaryKey());
      assertThat(db.select(Book.TABLE).where(Book.AUTHOR.in(List.of(author))).count()).isEqualTo(1);
      assertThat(db.select(Book.TABLE).where(Book.AUTHOR.eq(null)).count()).isZero();
    }
  }

  @OnEachDatabase
  void whatTheDatabaseRefusesIsADatabaseExceptionWithItsCause(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      Author nameless = new Author();

      assertThatThrownBy(() -> nameless.save(db))
          .isInstanceOf(DatabaseException.class)
          .hasCauseInstanceOf(SQLException.class);
      db.createTables(Everything.TABLE);
      Everything first = new Everything();
      first.set(Everything.CODE, "same");
      first.save(db);
      Everything second = new Everything();
      second.set(Everything.CODE, "same");
      assertThatThrownBy(() -> second.save(db)).isInstanceOf(DatabaseException.class);
      assertThat(second.primaryKey()).isNull();
    }
  }

  @OnEachDatabase
  void tablesAreCreatedOnceAndDroppedInTheOppositeOrder(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Database db = context.database();
      db.createTables(Author.TABLE, Book.TABLE);
      assertThat(db.select(Author.TABLE).count()).isEqualTo(2);

      db.dropTables(Author.TABLE, Book.TABLE);
      db.dropTables(Author.TABLE, Book.TABLE);

      assertThatThrownBy(() -> db.select(Author.TABLE).list())
          .isInstanceOf(DatabaseException.class);
    }
  }

  @OnEachDatabase
  void handWrittenSqlReachesTheSameTables(Vendor vendor) throws SQLException {
    try (Vendor.Place place = vendor.place().withTables();
        ConnectionContext context = place.db.connectionContext()) {
      try (Statement statement = context.connection().createStatement()) {
        statement.execute("insert into author (name) values ('Hand')");
      }

      assertThat(context.database().select(Author.TABLE).get().getName()).isEqualTo("Hand");
    }
  }

  @Test
  void aQueryIsNotChangedByRefiningIt() {
    try (Vendor.Place place = Vendor.H2.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Query<Author> all = context.database().select(Author.TABLE);
      Query<Author> one = all.where(Author.NAME.eq("Ursula"));

      assertThat(all.count()).isEqualTo(2);
      assertThat(one.count()).isEqualTo(1);
    }
  }

  @Test
  void anotherTablesAttributeIsRefused() {
    try (Vendor.Place place = Vendor.H2.place().withBooks();
        ConnectionContext context = place.db.connectionContext()) {
      Query<Author> authors = context.database().select(Author.TABLE);

      assertThatThrownBy(() -> authors.prefetch(Book.AUTHOR))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Author().get(Book.TITLE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("book.title");
    }
  }

  @Test
  void aTableInUseTakesNoMoreAttributes() {
    Author.named("in use");

    assertThatThrownBy(() -> Author.TABLE.text("late")).isInstanceOf(IllegalStateException.class);
    assertThat(Author.TABLE.attributes())
        .extracting(LazyAttribute::name)
        .containsExactly("id", "name", "bio", "born", "books");
    assertThat(Book.TABLE.attributes())
        .extracting(LazyAttribute::name)
        .containsExactly("id", "title", "author", "author_id");
  }

  private static List<String> names(Query<Author> query) {
    return query.list().stream().map(Author::getName).toList();
  }
}
