package app;

import io.ebean.Database;
import io.ebean.Transaction;
import io.ebean.TxScope;
import io.ebean.annotation.TxIsolation;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A way from the load of a bean to where its transaction is over. */
enum Lead {
  COMMIT {
    @Override
    <T> T lead(Database db, Function<Database, T> load) {
      try (Transaction transaction = db.beginTransaction()) {
        T loaded = load.apply(db);
        transaction.commit();
        return loaded;
      }
    }
  },
  ROLLBACK {
    @Override
    <T> T lead(Database db, Function<Database, T> load) {
      try (Transaction transaction = db.beginTransaction()) {
        T loaded = load.apply(db);
        transaction.rollback();
        return loaded;
      }
    }
  },
  CLOSE {
    @Override
    <T> T lead(Database db, Function<Database, T> load) {
      try (Transaction transaction = db.beginTransaction()) {
        return load.apply(db);
      }
    }
  },
  READ_ONLY {
    @Override
    <T> T lead(Database db, Function<Database, T> load) {
      try (Transaction transaction = db.beginTransaction()) {
        transaction.setReadOnly(true);
        T loaded = load.apply(db);
        transaction.commit();
        return loaded;
      }
    }
  },
  SCOPE {
    @Override
    <T> T lead(Database db, Function<Database, T> load) {
      return db.executeCall(() -> load.apply(db));
    }
  },
  SERIALIZABLE {
    @Override
    <T> T lead(Database db, Function<Database, T> load) {
      TxScope scope = TxScope.required().setIsolation(TxIsolation.SERIALIZABLE);
      return db.executeCall(scope, () -> load.apply(db));
    }
  };

  /** What ends a transaction, or a part of one. */
  private static final List<String> ENDS =
      List.of("commit", "rollback", "setAutoCommit", "setReadOnly", "close");

  /** Leads what is loaded there. */
  abstract <T> T lead(Database db, Function<Database, T> load);

  /** What the last one has done to its transaction. */
  static String ends(Stock stock) {
    StringBuilder said = new StringBuilder();
    for (String each : ENDS) {
      said.append(each).append('=').append(stock.log().calls(each)).append(' ');
    }
    return said.toString();
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
