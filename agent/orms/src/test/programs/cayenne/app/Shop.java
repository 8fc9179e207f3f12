package app;

import app.count.CountingDataSource;
import app.count.Counts;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.cayenne.ObjectContext;
import org.apache.cayenne.access.DataDomain;
import org.apache.cayenne.configuration.server.ServerRuntime;
import org.apache.cayenne.map.DataMap;

/** Hands out what the cases work with, and puts all of it away behind each. */
final class Shop {
  private final Counts counts = new Counts();
  private final ServerRuntime runtime;

  Shop(DataSource pool) {
    runtime = ServerRuntime.builder().dataSource(new CountingDataSource(pool, counts)).build();
    DataMap map = Mapping.of();
    DataDomain domain = runtime.getDataDomain();
    domain.addDataMap(map);
    domain.getDefaultNode().addDataMap(map);
  }

  Counts counts() {
    return counts;
  }

  ObjectContext context() {
    return runtime.newContext();
  }

  /** In a transaction of the application's own, which it commits. */
  <T> T openAndEnd(Supplier<T> work) {
    return runtime.performInTransaction(work::get);
  }

  /** In one that is rolled back. */
  <T> T openAndEndByRollback(Supplier<T> work) {
    Object[] result = new Object[1];
    try {
      runtime.performInTransaction(
          () -> {
            result[0] = work.get();
            throw new IllegalStateException("enough");
          });
    } catch (RuntimeException expected) {
      // It was only to end.
    }
    @SuppressWarnings("unchecked")
    T loaded = (T) result[0];
    return loaded;
  }

  /** What one case left must not be seen by the next. */
  void tidyUp() {
    runtime.getDataDomain().getSharedSnapshotCache().clear();
  }

  void close() {
    runtime.shutdown();
  }
}
