package dev.outlive.bench.workload;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is measured, over and over. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Operation {

  @Param("HIKARI")
  public Pool pool;

  /** Milliseconds of CPU time to warm up for, before JMH does. */
  @Param("0")
  public int warmUp;

  private long sum;

  /** Opens the pool, and fills the database behind it. */
  abstract void open() throws Exception;

  /** Does it once, and returns something that depends on all that was read. */
  abstract long once() throws Exception;

  /** Opens, and warms up: by CPU time, of which a busy machine gives little by the clock. */
  @Setup
  public void prepare() throws Exception {
    open();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(warmUp);
    while (threads.getCurrentThreadCpuTime() < end) {
      for (int i = 0; i < 100; i++) {
        sum += measure();
      }
    }
  }

  @TearDown
  public abstract void close() throws Exception;

  @Benchmark
  public long measure() throws Exception {
    return once();
  }
}
