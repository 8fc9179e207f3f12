package dev.outlive.bench.workload;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for JMH that have descended before they begin: what is measured is on a deep stack, and
 * the way down is no part of it.
 */
public final class DeepWorkers extends ThreadPoolExecutor {

  private static final String DEPTH = "outlive.bench.depth";

  /** Made by JMH, by name. */
  public DeepWorkers(int threads, String prefix) {
    this(threads, new Descending(prefix, Integer.getInteger(DEPTH)));
  }

  /** One, for a test. */
  DeepWorkers(int depth) {
    this(1, new Descending("deep", depth));
  }

  private DeepWorkers(int threads, ThreadFactory descending) {
    super(threads, threads, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), descending);
  }

  /** What makes a JVM use these. */
  public static String[] jvmArguments(int depth) {
    return depth == 0
        ? new String[0]
        : new String[] {
          "-Djmh.executor=CUSTOM",
          "-Djmh.executor.class=" + DeepWorkers.class.getName(),
          "-D" + DEPTH + "=" + depth
        };
  }

  private record Descending(String prefix, int depth, AtomicInteger made) implements ThreadFactory {
    Descending(String prefix, int depth) {
      this(prefix, depth, new AtomicInteger());
    }

    @Override
    public Thread newThread(Runnable work) {
      String name = prefix + "-jmh-worker-" + made.incrementAndGet();
      Thread thread = new Thread(() -> under(depth, work), name);
      thread.setDaemon(true);
      return thread;
    }

    private static void under(int frames, Runnable work) {
      if (frames == 0) {
        work.run();
      } else {
        under(frames - 1, work);
      }
    }
  }
}
