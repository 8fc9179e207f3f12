package dev.outlive.ledger;

import java.util.concurrent.locks.LockSupport;

/**
 * A time that costs a field to read: as of the ticker's last tick. It runs while it is read, with
 * short ticks; the first reader after a pause wakes it. Thread-safe; racy on purpose, as readers
 * find the time of one tick or of the next.
 */
final class CoarseClock {
  private static final int PAUSE_AFTER_TICKS = 50;

  /** In milliseconds since 1970; 0 while it stands still. */
  private long now;

  private boolean read;
  private int unreadTicks;
  private volatile Thread ticker;

  /** The time, in milliseconds since 1970. */
  long millis() {
    long time = now;
    if (!read) {
      read = true;
    }
    return time == 0 ? start() : time;
  }

  /** The time as exactly as the system has it: what is read from now on is not earlier. */
  long exactMillis() {
    long time = System.currentTimeMillis();
    if (now != 0) {
      now = time;
    }
    return time;
  }

  /** Somebody cannot wait for the next tick. */
  void hurry() {
    LockSupport.unpark(ticker);
  }

  private long start() {
    long time = System.currentTimeMillis();
    now = time;
    LockSupport.unpark(ticker);
    return time;
  }

  /** By the ticker, at each tick: whether it is to tick fast. */
  boolean tick() {
    ticker = Thread.currentThread();
    unreadTicks = read ? 0 : unreadTicks + 1;
    read = false;
    if (now == 0 && unreadTicks > 0) {
      return false;
    }
    boolean runs = unreadTicks < PAUSE_AFTER_TICKS;
    now = runs ? System.currentTimeMillis() : 0;
    return runs;
  }
}
