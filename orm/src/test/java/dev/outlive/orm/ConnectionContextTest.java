package dev.outlive.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ConnectionContextTest {

  @OnEachDatabase
  void innerContextsShareTheConnectionOfTheOutermost(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Database db = place.db;
      assertThat(place.taken()).isZero();
      ConnectionContext outermost = db.connectionContext();
      ConnectionContext inner = db.connectionContext();
      ConnectionContext innermost = db.connectionContext();

      assertThat(place.taken()).isEqualTo(1);
      assertThat(inner).isNotSameAs(outermost);
      assertThat(innermost.outermost()).isSameAs(outermost);
      assertThat(inner.connection()).isSameAs(outermost.connection());
      assertThat(db.currentContext()).isSameAs(outermost);

      innermost.close();
      inner.close();
      assertThat(inner.isOpen()).isFalse();
      assertThat(outermost.isOpen()).isTrue();
      assertThat(place.taken()).isEqualTo(1);
      assertThat(place.ursula().context()).isSameAs(outermost);

      outermost.close();
      assertThat(outermost.isOpen()).isFalse();
      assertThat(place.taken()).isZero();
      assertThat(db.currentContext()).isNull();
    }
  }

  @OnEachDatabase
  void closingAgainDoesNothing(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      ConnectionContext first = place.db.connectionContext();
      ConnectionContext inner = place.db.connectionContext();
      inner.close();
      inner.close();
      assertThat(first.isOpen()).isTrue();
      first.close();
      try (ConnectionContext second = place.db.connectionContext()) {
        first.close();

        assertThat(second.isOpen()).isTrue();
        assertThat(place.taken()).isEqualTo(1);
        assertThat(place.ursula().context()).isSameAs(second);
      }
    }
  }

  @OnEachDatabase
  void theOutermostTakesTheInnerOnesWithIt(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      ConnectionContext outermost = place.db.connectionContext();
      ConnectionContext inner = place.db.connectionContext();
      outermost.close();

      assertThat(inner.isOpen()).isFalse();
      assertThat(place.taken()).isZero();
      assertThatThrownBy(inner::connection).isInstanceOf(NoContextException.class);
      inner.close();
      assertThat(place.taken()).isZero();
    }
  }

  @Test
  void aContextIsOneThreadsOnly() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Vendor.Place place = Vendor.H2.place().withBooks();
        ConnectionContext mine = place.db.connectionContext()) {
      Author author = place.ursula();

      assertThat(other.submit(place.db::currentContext).get()).isNull();
      assertThatThrownBy(() -> other.submit(author::getBooks).get())
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(ContextClosedException.class)
          .hasMessageContaining("another thread");
      assertThat(other.submit(() -> taken(place)).get()).isEqualTo(2);
      assertThat(mine.isOpen()).isTrue();
      assertThat(author.getBooks()).hasSize(2);
    } finally {
      other.shutdown();
    }
  }

  private static int taken(Vendor.Place place) {
    try (ConnectionContext own = place.db.connectionContext()) {
      assertThat(own.isOpen()).isTrue();
      return place.taken();
    }
  }

  @Test
  void aContextMayBeClosedByAnotherThread() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Vendor.Place place = Vendor.H2.place().withBooks()) {
      ConnectionContext keepsTheDatabase = other.submit(place.db::connectionContext).get();
      ConnectionContext context = place.db.connectionContext();
      Author author = place.ursula();
      other.submit(context::close).get();

      assertThat(place.taken()).isEqualTo(1);
      assertThat(place.db.currentContext()).isNull();
      assertThatThrownBy(author::getBooks)
          .isInstanceOf(ContextClosedException.class)
          .hasMessageContaining("has been closed");
      try (ConnectionContext next = place.db.connectionContext()) {
        assertThat(next.connection()).isNotNull();
      }
      keepsTheDatabase.close();
      assertThat(place.taken()).isZero();
    } finally {
      other.shutdown();
    }
  }

  @OnEachDatabase
  void nothingRunsOutsideAnyContext(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Database db = place.db;
      Author author = Author.named("Nobody");

      assertThatThrownBy(() -> db.select(Author.TABLE).list())
          .isInstanceOf(NoContextException.class)
          .hasMessageContaining("connectionContext()");
      assertThatThrownBy(() -> db.select(Author.TABLE).count())
          .isInstanceOf(NoContextException.class);
      assertThatThrownBy(() -> author.save(db)).isInstanceOf(NoContextException.class);
      assertThatThrownBy(() -> db.atomic(() -> author.save(db)))
          .isInstanceOf(NoContextException.class);
      assertThatThrownBy(() -> db.createTables(Author.TABLE))
          .isInstanceOf(NoContextException.class);
      assertThat(place.taken()).isZero();
    }
  }

  @OnEachDatabase
  void autoconnectRunsEverythingInShortContextsOfItsOwn(Vendor vendor) {
    try (Vendor.Place place = vendor.place().withBooks()) {
      Database db = place.db.autoconnect(true);
      Author author = Author.named("Nobody");
      author.save(db);
      Author found = db.get(Author.TABLE, author.primaryKey());

      assertThat(found.getName()).isEqualTo("Nobody");
      assertThat(found.context().isOpen()).isFalse();
      long count = db.atomic(() -> db.select(Author.TABLE).count());
      assertThat(count).isEqualTo(3);
      assertThat(place.taken()).isZero();
      assertThat(db.currentContext()).isNull();
    }
  }

  @OnEachDatabase
  void aPoolThatDoesNotCommitByItselfIsLeftAsItWasFound(Vendor vendor) throws SQLException {
    try (Vendor.Place place = vendor.place().withBooks();
        HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(place.pool.getJdbcUrl());
      pool.setAutoCommit(false);
      pool.setMaximumPoolSize(1);
      Database db = Database.over(pool);
      try (ConnectionContext context = db.connectionContext()) {
        assertThat(context.connection().getAutoCommit()).isTrue();
        Author.named("Committed").save(db);
      }
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
      }
      try (ConnectionContext context = place.db.connectionContext()) {
        assertThat(context.database().select(Author.TABLE).count()).isEqualTo(3);
      }
    }
  }

  @Test
  void aPoolThatGivesNoConnectionLeavesNoContext() {
    Vendor.Place place = Vendor.H2.place();
    place.close();

    assertThatThrownBy(place.db::connectionContext)
        .isInstanceOf(DatabaseException.class)
        .hasCauseInstanceOf(SQLException.class);
    assertThat(place.db.currentContext()).isNull();
  }

  @Test
  void aDatabaseOfAUrlClosesThePoolThatItMade() {
    Database db = Database.of("jdbc:h2:mem:own-pool");
    try (ConnectionContext context = db.connectionContext()) {
      db.createTables(Author.TABLE);
      assertThat(context.connection().toString()).contains("HikariProxyConnection");
    }
    db.close();

    assertThatThrownBy(db::connectionContext)
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("outlive-orm");
  }

  @Test
  void aSharedDataSourceIsNotClosedWithTheDatabase() {
    try (Vendor.Place place = Vendor.H2.place().withBooks()) {
      place.db.close();

      assertThat(place.pool.isClosed()).isFalse();
    }
  }

  @Test
  void sqliteInMemoryIsOneDatabase() {
    try (Database db = Database.of("jdbc:sqlite::memory:", null, null, "named")) {
      try (ConnectionContext context = db.connectionContext()) {
        assertThat(context.isOpen()).isTrue();
        db.createTables(Author.TABLE);
        Author.named("Kept").save(db);
      }
      try (ConnectionContext context = db.connectionContext()) {
        assertThat(context.database().select(Author.TABLE).count()).isEqualTo(1);
      }
    }
  }
}
