package dev.outlive.ledger;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Takes captures within the budget and settles those that live on. In {@code adaptive} mode a token
 * bucket bounds what capturing may cost; the first {@value #ALWAYS} hand-outs a second, and their
 * closes, have their stack whatever it costs. Thread-safe.
 */
final class Captures {
  /** What the first use of the budget is for. */
  enum Mode {
    FULL,
    ADAPTIVE,
    SITE,
    OFF
  }

  static final int ALWAYS = 1000;

  /** Beyond this many waiting to be settled, stacks are no longer taken. */
  private static final int MOST_YOUNG = 50_000;

  private static final int MEASURE_ONE_IN = 64;
  private static final long SETTLE_AFTER_MILLIS = 1000;

  private final ConcurrentLinkedQueue<Young> young = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final LongAdder sampledAway = new LongAdder();

  private volatile Mode mode = Mode.ADAPTIVE;
  // Racy on purpose: a lost update costs or saves one stack.
  private long tokens = 50_000_000;
  private long meanNanos = 2_000;
  private int measured;
  private int sinceSecond;
  private long secondBegan = System.currentTimeMillis();

  /** Of a lease: the last to go without a stack. */
  Capture ofLease() {
    boolean always = sinceSecond++ < 2 * ALWAYS;
    return take(always);
  }

  /** Of a statement, a result set, a LOB: only while there is plenty. */
  Capture ofPart() {
    return take(false);
  }

  /** Of what auto-fix will want to recognise again. */
  Capture ofLoad() {
    return take(true);
  }

  private Capture take(boolean always) {
    Mode now = mode;
    boolean wanted = now == Mode.FULL || now == Mode.ADAPTIVE && (always || tokens > 0);
    if (!wanted || waiting.get() > MOST_YOUNG) {
      if (now != Mode.OFF) {
        sampledAway.increment();
      }
      return Capture.withoutStack();
    }
    Capture capture;
    if (measured++ % MEASURE_ONE_IN == 0) {
      long before = System.nanoTime();
      capture = Capture.withStack();
      meanNanos = (meanNanos * 7 + System.nanoTime() - before) / 8;
    } else {
      capture = Capture.withStack();
    }
    tokens -= meanNanos;
    young.add(new Young(capture));
    waiting.incrementAndGet();
    return capture;
  }

  /** Once a tick: fills the bucket by the time that has passed, and settles what has lasted. */
  void tick(long elapsedNanos, double percentOfOneProcessor) {
    long earned = (long) (elapsedNanos * percentOfOneProcessor / 100);
    tokens = Math.min(Math.max(tokens, -earned) + earned, 10 * earned);
    long now = System.currentTimeMillis();
    if (now - secondBegan >= 1000) {
      secondBegan = now;
      sinceSecond = 0;
    }
    for (Young each = young.peek();
        each != null && now - each.at >= SETTLE_AFTER_MILLIS;
        each = young.peek()) {
      young.poll();
      waiting.decrementAndGet();
      Capture capture = each.get();
      if (capture != null) {
        capture.settle();
      }
    }
  }

  void mode(Mode newMode) {
    mode = newMode;
  }

  long sampledAway() {
    return sampledAway.sum();
  }

  private static final class Young extends WeakReference<Capture> {
    final long at;

    Young(Capture capture) {
      super(capture);
      at = capture.at;
    }
  }
}
