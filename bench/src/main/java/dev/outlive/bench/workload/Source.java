package dev.outlive.bench.workload;

import dev.outlive.bench.stub.StubDriver;

/** Where connections come from. */
record Source(String driver, String url) {

  static final Source STUB = new Source(StubDriver.class.getName(), StubDriver.URL);
  static final Source H2 = new Source("org.h2.Driver", "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1");

  /** The server on this machine, or the one that the tests are told of. */
  static final Source POSTGRES =
      new Source(
          "org.postgresql.Driver",
          System.getenv()
              .getOrDefault(
                  "OUTLIVE_TEST_POSTGRES_URL",
                  "jdbc:postgresql://127.0.0.1:5432/test?user=postgres"));
}
