package dev.outlive.bench.workload;

import javax.sql.DataSource;

/** A data source, and what is to be closed in the end. */
record OpenPool(DataSource dataSource, AutoCloseable pool) {

  /** A pool that is its own data source. */
  @SuppressWarnings("try") // Nobody interrupts.
  static <P extends DataSource & AutoCloseable> OpenPool of(P pool) {
    return new OpenPool(pool, pool);
  }

  void close() throws Exception {
    pool.close();
  }
}
