package dev.outlive.bench.workload;

/** On H2, in memory. */
public class SelectOnH2 extends SelectByKey {

  public SelectOnH2() {
    super(Source.H2);
  }
}
