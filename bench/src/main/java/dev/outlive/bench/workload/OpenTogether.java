package dev.outlive.bench.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Ten thousand connections of DBCP2 open at the same time, each on a virtual thread of its own. */
public class OpenTogether extends Pooled {

  /** How many. */
  public static final int LEASES = 10_000;

  private ExecutorService threads;

  public OpenTogether() {
    super(Source.STUB, LEASES);
  }

  @Override
  void open() throws Exception {
    // HikariCP looks through all connections for a free one, which with so many is all that it
    // does.
    pool = Pool.DBCP2;
    super.open();
    fill();
    // By name, since the oldest JDK that this is compiled for has no virtual threads.
    threads =
        (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  @Override
  public void close() throws Exception {
    threads.shutdown();
    super.close();
  }

  /** Has the pool open all its connections. */
  private void fill() throws SQLException {
    List<Connection> connections = new ArrayList<>();
    while (connections.size() < LEASES) {
      connections.add(connection());
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }

  @Override
  long once() throws Exception {
    CountDownLatch allOpen = new CountDownLatch(LEASES);
    List<Future<Integer>> uses = new ArrayList<>();
    for (int i = 0; i < LEASES; i++) {
      uses.add(threads.submit(() -> use(allOpen)));
    }
    long sum = 0;
    for (Future<Integer> use : uses) {
      sum += use.get();
    }
    return sum;
  }

  private int use(CountDownLatch allOpen) throws SQLException, InterruptedException {
    try (Connection connection = connection()) {
      allOpen.countDown();
      if (!allOpen.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException(allOpen.getCount() + " could not be opened");
      }
      return connection.isReadOnly() ? 0 : 1;
    }
  }
}
