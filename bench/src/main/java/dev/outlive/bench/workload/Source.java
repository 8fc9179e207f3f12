package dev.outlive.bench.workload;

import dev.outlive.bench.stub.StubDriver;

/** Where connections come from. */
record Source(String driver, String url, String user, String password) {

  static final Source STUB = new Source(StubDriver.class.getName(), StubDriver.URL, "", "");
  static final Source H2 =
      new Source("org.h2.Driver", "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1", "sa", "");

  /** The server on this machine, or the one that the environment names. */
  static final Source POSTGRES =
      new Source(
          "org.postgresql.Driver",
          environment("BENCH_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:5432/test"),
          environment("BENCH_POSTGRES_USER", "postgres"),
          environment("BENCH_POSTGRES_PASSWORD", ""));

  private static String environment(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }
}
