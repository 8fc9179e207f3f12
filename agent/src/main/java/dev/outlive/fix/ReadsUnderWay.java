package dev.outlive.fix;

import dev.outlive.ledger.BoundMark;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Attributes that are being read for somebody: whoever asks for one of them meanwhile waits for
 * that, rather than going without. Thread-safe.
 */
final class ReadsUnderWay {
  private final Map<What, CountDownLatch> latches = new ConcurrentHashMap<>();

  /** Marks are told apart by identity. */
  private record What(BoundMark mark, String attribute) {}

  /** Reads an attribute, whose value the mark has then. */
  @FunctionalInterface
  interface Read {
    void run() throws Refused;
  }

  /**
   * Reads an attribute, or waits until another thread has.
   *
   * @return whether this thread has read it; else the mark has it if the other one was lucky
   * @throws Refused as the read does, or if this thread is interrupted
   */
  boolean read(BoundMark mark, String attribute, int maxMillis, Read read) throws Refused {
    What what = new What(mark, attribute);
    CountDownLatch mine = new CountDownLatch(1);
    CountDownLatch others = latches.putIfAbsent(what, mine);
    if (others != null) {
      await(others, maxMillis);
      return false;
    }
    try {
      read.run();
      return true;
    } finally {
      latches.remove(what);
      mine.countDown();
    }
  }

  private static void await(CountDownLatch latch, int maxMillis) throws Refused {
    try {
      if (!latch.await(maxMillis, TimeUnit.MILLISECONDS)) {
        throw new Refused(
            "another thread has been reading it for longer than " + maxMillis + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("the thread was interrupted");
    }
  }
}
