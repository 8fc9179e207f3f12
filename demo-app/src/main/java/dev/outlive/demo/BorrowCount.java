package dev.outlive.demo;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how many times a pool has handed out a connection. */
final class BorrowCount implements MetricsTrackerFactory {

  private final AtomicInteger borrowed = new AtomicInteger();

  @Override
  public IMetricsTracker create(String poolName, PoolStats poolStats) {
    return new IMetricsTracker() {
      @Override
      public void recordConnectionAcquiredNanos(long elapsedNanos) {
        borrowed.incrementAndGet();
      }
    };
  }

  int get() {
    return borrowed.get();
  }
}
