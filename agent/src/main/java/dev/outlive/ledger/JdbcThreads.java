package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * The threads that use JDBC. A platform thread is known until it has ended and its leases are no
 * longer young; of virtual threads there are too many. Thread-safe.
 */
final class JdbcThreads {
  private static final Class<?> VIRTUAL = virtualThreads();

  private final Queue<JdbcThread> known = new ConcurrentLinkedQueue<>();
  private final LongAdder sampledAwayElsewhere = new LongAdder();

  /** What is kept for the current thread. */
  JdbcThread of(Calls calls) {
    return calls.books instanceof JdbcThread begun ? begun : begin(calls);
  }

  private JdbcThread begin(Calls calls) {
    JdbcThread begun;
    if (Thread.currentThread().getClass() == VIRTUAL) {
      begun = new JdbcThread(calls, null, sampledAwayElsewhere);
    } else {
      begun = new JdbcThread(calls, new YoungLeases(), null);
      known.add(begun);
    }
    calls.books = begun;
    return begun;
  }

  private static Class<?> virtualThreads() {
    try {
      return Class.forName("java.lang.VirtualThread");
    } catch (ClassNotFoundException e) {
      // Before 21 there are none.
      return null;
    }
  }

  void forEach(Consumer<JdbcThread> each) {
    known.forEach(each);
  }

  /** Forgets threads that have ended. By the ticker only. */
  void tick() {
    for (Iterator<JdbcThread> all = known.iterator(); all.hasNext(); ) {
      JdbcThread thread = all.next();
      if (thread.ended() && thread.young.isEmpty()) {
        sampledAwayElsewhere.add(thread.sampledAway());
        all.remove();
      }
    }
  }

  /** How many stacks were not taken for want of budget. */
  long sampledAway() {
    long[] sum = {sampledAwayElsewhere.sum()};
    forEach(thread -> sum[0] += thread.sampledAway());
    return sum[0];
  }
}
