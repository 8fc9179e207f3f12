package dev.outlive.bench.workload;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What is measured, over and over, on a stack of a given depth. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public abstract class Operation {

  @Param("HIKARI")
  public Pool pool;

  /** How many frames to put under the operation. */
  @Param("0")
  public int depth;

  /** Opens the pool, and fills the database behind it. */
  @Setup
  public abstract void open() throws Exception;

  @TearDown
  public abstract void close() throws Exception;

  /**
   * Does it once.
   *
   * @return something that depends on all that was read
   */
  abstract long once() throws Exception;

  @Benchmark
  public long measure() throws Exception {
    return under(depth);
  }

  private long under(int frames) throws Exception {
    return frames == 0 ? once() : under(frames - 1);
  }
}
