package dev.outlive.corpus.job;

import dev.outlive.corpus.Counted;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How often each job ran to its end. Thread-safe. */
@Component
class JobRuns implements Counted {

  private static final List<String> JOBS = List.of("nightly", "report", "failing", "once");

  /** Never changed once it is filled. */
  private final Map<String, LongAdder> runs = new TreeMap<>();

  private final Map<String, CountDownLatch> firstRuns = new TreeMap<>();

  JobRuns() {
    for (String job : JOBS) {
      runs.put(job, new LongAdder());
      firstRuns.put(job, new CountDownLatch(1));
    }
  }

  void ran(String job) {
    runs.get(job).increment();
    firstRuns.get(job).countDown();
  }

  @Override
  public void awaitFirst() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    for (CountDownLatch first : firstRuns.values()) {
      first.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public String counts() {
    return runs.entrySet().stream()
        .map(run -> run.getKey() + "=" + run.getValue())
        .collect(Collectors.joining(" ", "JOBS ", ""));
  }
}
