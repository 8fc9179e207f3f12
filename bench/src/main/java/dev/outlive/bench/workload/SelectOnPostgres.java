package dev.outlive.bench.workload;

/** On PostgreSQL, on this machine. */
public class SelectOnPostgres extends SelectByKey {

  public SelectOnPostgres() {
    super(Source.POSTGRES);
  }
}
