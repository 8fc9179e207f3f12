package dev.outlive.fix;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Ends a read of ours that takes too long: one that waits for a table's lock would hold up the
 * host's close for as long as the lock is held. A query time-out would do the same in whole
 * seconds, and stay on statements that a driver caches. Thread-safe.
 */
final class Watchdog {
  /** How soon a cancel is followed by another: the database may not have had the statement yet. */
  private static final long AGAIN_MILLIS = 20;

  private final ScheduledThreadPoolExecutor timer;

  Watchdog(ThreadFactory threads) {
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /**
   * Reads on the current thread. Once the time is up, the statement that the read runs is
   * cancelled, and it can run no other; nothing that runs afterwards is cancelled.
   *
   * @throws TookTooLong if the time was up before the read had ended, whichever way it did
   */
  <T> T within(int maxMillis, Supplier<T> read) {
    Watch watch = new Watch(Hooks.calls());
    watch.due =
        timer.scheduleWithFixedDelay(
            watch::timeIsUp, maxMillis, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    T value = null;
    RuntimeException failure = null;
    try (watch) {
      value = read.get();
    } catch (RuntimeException e) {
      failure = e;
    }
    if (watch.late) {
      throw new TookTooLong(maxMillis);
    }
    if (failure != null) {
      throw failure;
    }
    return value;
  }

  /** One read that is being watched. */
  private static final class Watch implements AutoCloseable {
    private final Calls calls;
    private final ReentrantLock lock = new ReentrantLock();
    private ScheduledFuture<?> due;
    private boolean over;
    private boolean late;

    private Watch(Calls calls) {
      this.calls = calls;
      // What an earlier read has left there.
      calls.running = null;
    }

    private void timeIsUp() {
      lock.lock();
      try {
        if (!over) {
          late = true;
          calls.timeIsUp = true;
          if (calls.running instanceof Statement statement) {
            statement.cancel();
          }
        }
      } catch (SQLException | RuntimeException e) {
        // The driver cannot cancel, or not now: the statement takes the time that it takes.
        return;
      } finally {
        lock.unlock();
      }
    }

    /** A cancel that is under way is waited for, lest it hit what comes next. */
    @Override
    public void close() {
      due.cancel(false);
      lock.lock();
      try {
        over = true;
        calls.timeIsUp = false;
        // A thread that is remembered must not remember a driver's statement.
        calls.running = null;
      } finally {
        lock.unlock();
      }
    }
  }
}
