package dev.outlive.bench;

/** Under what a workload runs: how many frames lie under it, and on how many threads. */
record Setting(Workload workload, int depth, int threads) {

  @Override
  public String toString() {
    return workload
        + ", depth "
        + depth
        + (threads == 1 ? ", one thread" : ", " + threads + " threads");
  }
}
