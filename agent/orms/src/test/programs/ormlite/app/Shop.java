package app;

import app.count.CountingDataSource;
import app.count.Counts;
import com.j256.ormlite.jdbc.DataSourceConnectionSource;
import com.j256.ormlite.jdbc.db.H2DatabaseType;
import com.j256.ormlite.misc.TransactionManager;
import com.j256.ormlite.support.ConnectionSource;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** Hands out what the cases work with. */
final class Shop {
  private final Counts counts = new Counts();
  private final ConnectionSource source;

  Shop(DataSource pool) {
    try {
      source =
          new DataSourceConnectionSource(
              new CountingDataSource(pool, counts), new H2DatabaseType());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Counts counts() {
    return counts;
  }

  ConnectionSource source() {
    return source;
  }

  /** In a transaction of the application's own, which it commits. */
  <T> T openAndEnd(Callable<T> work) throws SQLException {
    return TransactionManager.callInTransaction(source, work);
  }

  /** In one that is rolled back. */
  <T> T openAndEndByRollback(Callable<T> work) throws Exception {
    Object[] loaded = new Object[1];
    try {
      TransactionManager.callInTransaction(
          source,
          () -> {
            loaded[0] = work.call();
            throw new IllegalStateException("enough");
          });
    } catch (SQLException expected) {
      // It was only to end.
    }
    @SuppressWarnings("unchecked")
    T result = (T) loaded[0];
    return result;
  }

  /** Each case has objects of its own. */
  void tidyUp() {}

  void close() {}
}
