package dev.outlive.ledger;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Raw stacks, until it is known which of them live on. Making one readable costs ten times what
 * taking it did, and most belong to leases that are garbage soon: so only what a second and a
 * garbage collection have left is made readable. Thread-safe.
 */
final class UnsettledStacks {
  private static final long SETTLE_AFTER_MILLIS = 1000;

  /** Where collections are far between, the oldest beyond this many need not wait for one. */
  private static final int MOST = 20_000;

  private final ConcurrentLinkedQueue<Unsettled> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final SharedStacks shared = new SharedStacks();
  private volatile int collections;
  private WeakReference<Object> untilNextCollection = new WeakReference<>(new Object());

  void add(Capture capture) {
    queue.add(new Unsettled(capture, collections));
    waiting.incrementAndGet();
  }

  /**
   * Settles what is due. By the ticker only.
   *
   * @return the nanoseconds that it took
   */
  long settle() {
    if (untilNextCollection.refersTo(null)) {
      untilNextCollection = new WeakReference<>(new Object());
      collections++;
    }
    long began = System.nanoTime();
    long before = System.currentTimeMillis() - SETTLE_AFTER_MILLIS;
    for (Unsettled each = queue.peek();
        each != null
            && each.at <= before
            && (each.collection != collections || waiting.get() > MOST);
        each = queue.peek()) {
      queue.poll();
      waiting.decrementAndGet();
      Capture capture = each.get();
      if (capture != null) {
        capture.settle(shared);
      }
    }
    return System.nanoTime() - began;
  }

  private static final class Unsettled extends WeakReference<Capture> {
    private final long at;
    private final int collection;

    Unsettled(Capture capture, int collection) {
      super(capture);
      this.at = capture.at;
      this.collection = collection;
    }
  }
}
