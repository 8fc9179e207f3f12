package app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that begin at the same moment. */
final class Crowd {
  private final int size;

  Crowd(int size) {
    this.size = size;
  }

  /** What they got, each once. */
  Object all(Callable<?> read) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(size);
    CyclicBarrier together = new CyclicBarrier(size);
    String name = Thread.currentThread().getName();
    try {
      List<Future<Object>> got = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        got.add(
            threads.submit(
                () -> {
                  Thread.currentThread().setName(name);
                  together.await();
                  return Said.attempt(read);
                }));
      }
      List<Object> all = new ArrayList<>();
      for (Future<Object> each : got) {
        all.add(each.get());
      }
      return all.stream().distinct().sorted().toList();
    } finally {
      threads.shutdown();
    }
  }
}
