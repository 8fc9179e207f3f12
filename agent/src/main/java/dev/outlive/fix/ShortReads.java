package dev.outlive.fix;

import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.TooManyRows;
import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.ledger.Lease;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One short read at a time, on a thread of ours: a pool that has nothing to lend may keep a
 * borrower waiting for half a minute, and that must not be the host's thread. Nor must the next
 * read from another pool wait for it: a few that nobody waits for any more go on beside the one.
 * Thread-safe.
 */
final class ShortReads {
  private static final long SLOWEST_BORROW_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Of what a read may take, if that is more: who gives it long has a machine that takes long. */
  private static final long BORROWS_IN_READ = 100;

  private static final int MOST_ABANDONED = 3;
  private static final long LEFT_ALONE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final ThreadFactory threads;
  private final Watchdog watchdog;

  /** The read that somebody waits for. */
  private final AtomicReference<Attempt> current = new AtomicReference<>();

  private final Semaphore abandoned = new Semaphore(MOST_ABANDONED);

  /** By the source's number, until when it is left alone. */
  private final Map<Integer, Long> slow = new ConcurrentHashMap<>();

  /**
   * @param threads makes daemon threads that inherit nothing
   * @param watchdog ends a read for which nobody waits any more
   */
  ShortReads(ThreadFactory threads, Watchdog watchdog) {
    this.threads = threads;
    this.watchdog = watchdog;
  }

  /**
   * Reads.
   *
   * @param source what the connection has to come from
   * @param maxMillis how long the caller can wait
   * @throws Refused if it must not, cannot, or did not in time
   */
  <T> T read(Object source, int maxMillis, Supplier<T> read) throws Refused {
    if (source == null) {
      throw new Refused("its data source is gone");
    }
    if (slow(source)) {
      throw Refused.thisTime("borrowing from its pool takes too long");
    }
    Attempt attempt = new Attempt();
    if (!current.compareAndSet(null, attempt)) {
      throw Refused.thisTime("another read of ours is under way");
    }
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              try {
                return readFrom(source, maxMillis, read);
              } finally {
                end(attempt);
              }
            });
    boolean begun = false;
    try {
      threads.newThread(task).start();
      begun = true;
      return task.get(maxMillis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      leaveAlone(source);
      abandon(attempt);
      throw Refused.forNow("it took longer than " + maxMillis + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refused.thisTime("the thread was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refused refused) {
        throw refused;
      }
      throw new Refused(reason(e.getCause()));
    } finally {
      if (!begun) {
        current.set(null);
      }
    }
  }

  private static String reason(Throwable failure) {
    if (failure instanceof NoAnswer none) {
      return none.getMessage();
    }
    return failure instanceof TooManyRows many
        ? "it takes " + many.getMessage()
        : "the read failed: " + failure.getClass().getSimpleName();
  }

  /** Nobody waits for it any more; where there are too many of those, the next must wait. */
  private void abandon(Attempt attempt) {
    if (abandoned.tryAcquire() && !current.compareAndSet(attempt, null)) {
      abandoned.release();
    }
  }

  private void end(Attempt attempt) {
    if (!current.compareAndSet(attempt, null)) {
      abandoned.release();
    }
  }

  /** One read; there is nothing to know of it but which it is. */
  private static final class Attempt {}

  private void leaveAlone(Object source) {
    slow.put(number(source), System.nanoTime() + LEFT_ALONE_NANOS);
  }

  private boolean slow(Object source) {
    Long until = slow.get(number(source));
    return until != null && until - System.nanoTime() > 0;
  }

  /** Tells one source from another, and keeps none: a URL may be another text each time. */
  private static int number(Object source) {
    return source instanceof String url ? url.hashCode() : System.identityHashCode(source);
  }

  private <T> T readFrom(Object source, int maxMillis, Supplier<T> read) throws Refused {
    Calls calls = Hooks.calls();
    calls.ours = true;
    calls.depth++;
    calls.askedAt = 0;
    calls.connectedAt = 0;
    try {
      T value = watchdog.within(maxMillis, read);
      if (!cameFrom(source, calls)) {
        throw new Refused("the connection came from another source than the session's");
      }
      return value;
    } catch (TookTooLong e) {
      leaveAlone(source);
      throw Refused.forNow("it took " + e.getMessage());
    } finally {
      if (slowlyLent(calls, maxMillis)) {
        leaveAlone(source);
      }
      calls.depth--;
      calls.ours = false;
      calls.forget();
    }
  }

  /**
   * Whether the connection that was read on came from there. What an ORM has opened and pools
   * itself is handed out by nobody: there, the first call on the connection tells.
   */
  private static boolean cameFrom(Object source, Calls calls) {
    if (!(source instanceof String url)) {
      return source == calls.source;
    }
    return calls.url == null
        ? calls.source == null
            && calls.inner != null
            && calls.inner.root() instanceof Lease lease
            && lease.asFreshFrom(url)
        : url.equals(calls.url);
  }

  private static boolean slowlyLent(Calls calls, int maxMillis) {
    if (calls.askedAt == 0) {
      return false;
    }
    long until = calls.connectedAt == 0 ? System.nanoTime() : calls.connectedAt;
    long part = TimeUnit.MILLISECONDS.toNanos(maxMillis) / BORROWS_IN_READ;
    return until - calls.askedAt > Math.max(SLOWEST_BORROW_NANOS, part);
  }
}
