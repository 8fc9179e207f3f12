package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;

class CpuTimeTest {

  private static final long SPENT = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int OPERATIONS = 1_000;

  @Test
  void workersAreToldFromTheOthers() throws InterruptedException {
    Map<String, Double> scores = measure("dev.outlive.Workload.measure-jmh-worker-1");

    assertThat(scores.get(CpuTime.WORKERS)).isGreaterThanOrEqualTo(SPENT / (double) OPERATIONS);
    assertThat(scores.get(CpuTime.LEAST)).isEqualTo(scores.get(CpuTime.WORKERS));
  }

  @Test
  void whatAToolDoesInTheBackgroundIsSeenApart() throws InterruptedException {
    Map<String, Double> scores = measure("outlive-ticker");

    assertThat(scores.get(CpuTime.WORKERS)).isZero();
    assertThat(scores.get(CpuTime.OTHERS)).isGreaterThanOrEqualTo(SPENT / (double) OPERATIONS);
  }

  /** What it says of an iteration in which a thread of this name was busy. */
  private static Map<String, Double> measure(String threadName) throws InterruptedException {
    CpuTime profiler = new CpuTime();
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = new Thread(() -> burn(begin, done, end), threadName);
    thread.start();
    profiler.beforeIteration(null, null);
    begin.countDown();
    done.await();
    Map<String, Double> scores = new HashMap<>();
    profiler
        .afterIteration(
            null,
            null,
            new IterationResult(null, null, new IterationResultMetaData(OPERATIONS, OPERATIONS)))
        .forEach(result -> scores.put(result.getLabel(), result.getScore()));
    end.countDown();
    thread.join();
    return scores;
  }

  private static void burn(CountDownLatch begin, CountDownLatch done, CountDownLatch end) {
    try {
      begin.await();
      var threads = ManagementFactory.getThreadMXBean();
      // Twice: what is counted before the first look is not what is looked for.
      long until = threads.getCurrentThreadCpuTime() + 2 * SPENT;
      while (threads.getCurrentThreadCpuTime() < until) {
        Thread.onSpinWait();
      }
      done.countDown();
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
