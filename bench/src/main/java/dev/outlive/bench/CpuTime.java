package dev.outlive.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time an operation, which on a busy machine says more than the clock: of the threads that do
 * the work, and apart from it of all other Java threads, a tool's among them. The JVM's own
 * threads, those that compile and collect, are in neither.
 */
public final class CpuTime implements InternalProfiler {

  static final String WORKERS = "cpu";
  static final String LEAST = "cpu.least";
  static final String OTHERS = "cpu.others";

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private Map<Long, Long> before = Map.of();

  /** Made by JMH, by name. */
  public CpuTime() {}

  @Override
  public String getDescription() {
    return "CPU time of the working threads, and of all others";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = times();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    Map<Long, Long> after = times();
    long workers = 0;
    long others = 0;
    for (ThreadInfo thread : threads.getThreadInfo(ids(after))) {
      if (thread != null) {
        long id = thread.getThreadId();
        long spent = after.get(id) - before.getOrDefault(id, 0L);
        if (works(thread.getThreadName())) {
          workers += spent;
        } else if (id != Thread.currentThread().getId()) {
          others += spent;
        }
      }
    }
    // More than JMH's score counts: also what a thread did while the others started and stopped.
    double operations = result.getMetadata().getAllOps();
    return List.of(
        new ScalarResult(WORKERS, workers / operations, "ns/op", AggregationPolicy.AVG),
        new ScalarResult(LEAST, workers / operations, "ns/op", AggregationPolicy.MIN),
        new ScalarResult(OTHERS, others / operations, "ns/op", AggregationPolicy.AVG));
  }

  /** JMH's workers, and what virtual threads run on. */
  private static boolean works(String threadName) {
    return threadName.contains("-jmh-worker-") || threadName.startsWith("ForkJoinPool-");
  }

  private Map<Long, Long> times() {
    long[] ids = threads.getAllThreadIds();
    long[] nanos = threads.getThreadCpuTime(ids);
    Map<Long, Long> times = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (nanos[i] >= 0) {
        times.put(ids[i], nanos[i]);
      }
    }
    return times;
  }

  private static long[] ids(Map<Long, Long> times) {
    return times.keySet().stream().mapToLong(Long::longValue).toArray();
  }
}
