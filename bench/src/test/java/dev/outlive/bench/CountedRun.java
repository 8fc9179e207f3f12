package dev.outlive.bench;

import com.sun.management.ThreadMXBean;
import dev.outlive.bench.workload.Operation;
import dev.outlive.bench.workload.Pool;
import java.lang.management.ManagementFactory;

/** Does an operation until the JIT has had its say, then counts what it allocates. */
public final class CountedRun {
  private static final int ROUNDS = 10;

  private CountedRun() {}

  /** Does the operation of the class that the first argument names, as often as the second says. */
  public static void main(String[] arguments) throws Exception {
    Operation operation =
        Class.forName(arguments[0])
            .asSubclass(Operation.class)
            .getDeclaredConstructor()
            .newInstance();
    int times = Integer.parseInt(arguments[1]);
    operation.pool = Pool.HIKARI;
    operation.prepare();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    long sum = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int i = 0; i < times; i++) {
        sum += operation.measure();
      }
      least = Math.min(least, threads.getThreadAllocatedBytes(id) - before);
    }
    operation.close();
    System.out.println("BYTES " + least / times + " (of " + sum + ")");
    System.exit(0);
  }
}
