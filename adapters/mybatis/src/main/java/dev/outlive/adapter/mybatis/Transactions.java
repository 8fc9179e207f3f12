package dev.outlive.adapter.mybatis;

import dev.outlive.adapter.PrivateField;
import java.sql.Connection;
import javax.sql.DataSource;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.transaction.Transaction;
import org.apache.ibatis.transaction.jdbc.JdbcTransaction;
import org.apache.ibatis.transaction.managed.ManagedTransaction;

/** What is known of MyBatis' transactions, and of the one of Spring's. */
final class Transactions {
  private static final PrivateField JDBC_SOURCE =
      PrivateField.of(JdbcTransaction.class, "dataSource", DataSource.class);
  private static final PrivateField JDBC_CONNECTION =
      PrivateField.of(JdbcTransaction.class, "connection", Connection.class);
  private static final PrivateField JDBC_LEVEL =
      PrivateField.of(JdbcTransaction.class, "level", TransactionIsolationLevel.class);
  private static final PrivateField MANAGED_SOURCE =
      PrivateField.of(ManagedTransaction.class, "dataSource", DataSource.class);
  private static final PrivateField MANAGED_CONNECTION =
      PrivateField.of(ManagedTransaction.class, "connection", Connection.class);
  private static final PrivateField MANAGED_LEVEL =
      PrivateField.of(ManagedTransaction.class, "level", TransactionIsolationLevel.class);
  private static final PrivateField MANAGED_CLOSES =
      PrivateField.of(ManagedTransaction.class, "closeConnection", boolean.class);

  private static final ClassValue<PrivateField> SPRING_CONNECTION =
      new ClassValue<>() {
        @Override
        protected PrivateField computeValue(Class<?> type) {
          return PrivateField.of(type, "connection", Connection.class);
        }
      };

  private Transactions() {}

  /** Whether it takes its connection from a data source, and gives it back: none was provided. */
  static boolean owns(Transaction transaction) {
    if (transaction instanceof JdbcTransaction) {
      return JDBC_SOURCE.in(transaction) != null;
    }
    return transaction instanceof ManagedTransaction
        && MANAGED_SOURCE.in(transaction) != null
        && closes(transaction);
  }

  /** Whether it gives back what it has taken. */
  static boolean closes(Transaction transaction) {
    return !(transaction instanceof ManagedTransaction)
        || Boolean.TRUE.equals(MANAGED_CLOSES.in(transaction));
  }

  static boolean ofSpring(Transaction transaction) {
    return transaction != null && transaction.getClass().getName().equals(MyBatisAdapter.OF_SPRING);
  }

  /** What it holds already, of those that are told when they give it back; else null. */
  static Connection connection(Transaction transaction) {
    Object held = null;
    if (ofSpring(transaction)) {
      held = SPRING_CONNECTION.get(transaction.getClass()).in(transaction);
    } else if (owns(transaction)) {
      held =
          (transaction instanceof JdbcTransaction ? JDBC_CONNECTION : MANAGED_CONNECTION)
              .in(transaction);
    }
    return (Connection) held;
  }

  /** Why another session may read something else, as the end of a sentence; null if not. */
  static String unlikeOthers(Transaction transaction) {
    if (ofSpring(transaction)) {
      return null;
    }
    boolean jdbc = transaction instanceof JdbcTransaction;
    if (!jdbc && !(transaction instanceof ManagedTransaction)) {
      return "its session has a transaction of a kind that is not known";
    }
    if ((jdbc ? JDBC_SOURCE : MANAGED_SOURCE).in(transaction) == null) {
      return "its session was opened on a connection of the application's";
    }
    return (jdbc ? JDBC_LEVEL : MANAGED_LEVEL).in(transaction) == null
        ? null
        : "its session had an isolation level of its own";
  }
}
