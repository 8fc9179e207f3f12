package dev.outlive.bench.workload;

import dev.outlive.bench.stub.StubDriver;

/** Where connections come from. */
record Source(String driver, String url, String user, String password) {

  static final Source STUB = new Source(StubDriver.class.getName(), StubDriver.URL, "", "");
  static final Source H2 =
      new Source("org.h2.Driver", "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1", "sa", "");

  /** The server on this machine, or the one that {@code bench.postgres.url} names. */
  static final Source POSTGRES =
      new Source(
          "org.postgresql.Driver",
          System.getProperty("bench.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test"),
          System.getProperty("bench.postgres.user", "postgres"),
          System.getProperty("bench.postgres.password", ""));
}
