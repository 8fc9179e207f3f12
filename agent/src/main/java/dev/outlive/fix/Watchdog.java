package dev.outlive.fix;

import dev.outlive.hook.Calls;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cancels a read of ours that takes too long: one that waits for a table's lock would hold up the
 * host's close for as long as the lock is held. A query time-out would do the same in whole
 * seconds, and stay on statements that a driver caches. Thread-safe.
 */
final class Watchdog {
  private final ScheduledThreadPoolExecutor timer;

  Watchdog(ThreadFactory threads) {
    timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /** Watches what the current thread reads until the watch is closed. */
  Watch over(Calls calls, int maxMillis) {
    Watch watch = new Watch(calls);
    watch.due = timer.schedule(watch::cancel, maxMillis, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** One read that is being watched. */
  static final class Watch implements AutoCloseable {
    private final Calls calls;
    private final ReentrantLock lock = new ReentrantLock();
    private ScheduledFuture<?> due;
    private boolean over;
    private boolean cancelled;

    private Watch(Calls calls) {
      this.calls = calls;
    }

    private void cancel() {
      lock.lock();
      try {
        if (!over && calls.running instanceof Statement statement) {
          cancelled = true;
          statement.cancel();
        }
      } catch (SQLException e) {
        // The driver cannot cancel: the read takes the time that it takes.
        cancelled = true;
      } finally {
        lock.unlock();
      }
    }

    /** Whether the time was up. */
    boolean cancelled() {
      return cancelled;
    }

    /** Ends the watch; a cancel that is under way is waited for, lest it hit what comes next. */
    @Override
    public void close() {
      due.cancel(false);
      lock.lock();
      try {
        over = true;
      } finally {
        lock.unlock();
      }
    }
  }
}
