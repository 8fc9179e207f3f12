package dev.outlive.bench.workload;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An operation on a connection of a pool. */
abstract class Pooled extends Operation {

  /** Enough for the threads that there are, so that none waits. */
  private static final int SIZE = 4;

  private final Source source;
  private final int size;
  private OpenPool open;

  Pooled(Source source) {
    this(source, SIZE);
  }

  Pooled(Source source, int size) {
    this.source = source;
    this.size = size;
  }

  @Override
  void open() throws Exception {
    open = pool.open(source, size);
  }

  @Override
  public void close() throws Exception {
    open.close();
  }

  final DataSource dataSource() {
    return open.dataSource();
  }

  final Connection connection() throws SQLException {
    return open.dataSource().getConnection();
  }
}
