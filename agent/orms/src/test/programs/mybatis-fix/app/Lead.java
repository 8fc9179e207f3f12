package app;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.mybatis.spring.SqlSessionTemplate;
import org.mybatis.spring.transaction.SpringManagedTransactionFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** A way from the load of an object to where its session is over. */
enum Lead {
  CLOSE {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      return closed(stock.factory().openSession(), load);
    }
  },
  COMMIT_THEN_CLOSE {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      return closed(
          stock.factory().openSession(),
          session -> {
            T loaded = load.apply(session);
            session.commit(true);
            return loaded;
          });
    }
  },
  ROLLBACK_THEN_CLOSE {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      return closed(
          stock.factory().openSession(),
          session -> {
            T loaded = load.apply(session);
            session.rollback(true);
            return loaded;
          });
    }
  },
  AUTO_COMMIT {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      return closed(stock.factory().openSession(true), load);
    }
  },
  REUSE {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      return closed(stock.factory().openSession(ExecutorType.REUSE), load);
    }
  },
  MANAGED {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      SqlSessionFactory managed =
          Stock.another(stock.source(), new ManagedTransactionFactory(), settings -> {});
      return closed(managed.openSession(), load);
    }
  },
  SPRING_TRANSACTION {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      return inSpring(stock, (session, status) -> load.apply(session));
    }
  },
  SPRING_READ_ONLY {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      SqlSessionTemplate template = template(stock);
      TransactionTemplate transaction =
          new TransactionTemplate(new DataSourceTransactionManager(stock.source()));
      transaction.setReadOnly(true);
      return transaction.execute(status -> load.apply(template));
    }
  },
  SPRING_WITHOUT_TRANSACTION {
    @Override
    <T> T lead(Stock stock, Function<SqlSession, T> load) {
      return load.apply(template(stock));
    }
  };

  /** What ends a transaction, or a part of one. */
  private static final List<String> ENDS = List.of("commit", "rollback", "setAutoCommit", "close");

  /** Leads what is loaded there. */
  abstract <T> T lead(Stock stock, Function<SqlSession, T> load);

  static <T> T closed(SqlSession session, Function<SqlSession, T> load) {
    try (session) {
      return load.apply(session);
    }
  }

  /** In a transaction of Spring's. */
  static <T> T inSpring(Stock stock, BiFunction<SqlSession, TransactionStatus, T> work) {
    SqlSessionTemplate template = template(stock);
    return new TransactionTemplate(new DataSourceTransactionManager(stock.source()))
        .execute(status -> work.apply(template, status));
  }

  private static SqlSessionTemplate template(Stock stock) {
    return new SqlSessionTemplate(
        Stock.another(stock.source(), new SpringManagedTransactionFactory(), settings -> {}));
  }

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
