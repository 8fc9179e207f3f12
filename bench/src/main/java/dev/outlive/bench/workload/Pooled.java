package dev.outlive.bench.workload;

import java.sql.Connection;
import java.sql.SQLException;

/** An operation on a connection of a pool. */
abstract class Pooled extends Operation {

  /** Enough for the threads that there are, so that none waits. */
  private static final int SIZE = 4;

  private final Source source;
  private OpenPool open;

  Pooled(Source source) {
    this.source = source;
  }

  @Override
  public void open() throws Exception {
    open = pool.open(source, SIZE);
  }

  @Override
  public void close() throws Exception {
    open.close();
  }

  final Connection connection() throws SQLException {
    return open.dataSource().getConnection();
  }
}
