package dev.outlive.fix;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much all snapshots together take: never more than a fiftieth of the heap. Sizes are
 * estimates, counted until the object that a snapshot hangs on is gone. Thread-safe.
 */
final class Snapshots {
  private static final int SHARE_OF_HEAP = 50;

  private final long most = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
  private final AtomicLong bytes = new AtomicLong();
  private final Set<Sized> sizes = ConcurrentHashMap.newKeySet();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /**
   * Makes room.
   *
   * @throws Refused if there is none
   */
  void reserve(Object holder, long size) throws Refused {
    release();
    if (bytes.get() + size > most) {
      throw Refused.forNow("all snapshots together would take more than 2 % of the heap");
    }
    bytes.addAndGet(size);
    sizes.add(new Sized(holder, gone, size));
  }

  private void release() {
    for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
      Sized sized = (Sized) each;
      sizes.remove(sized);
      bytes.addAndGet(-sized.size);
    }
  }

  /** An estimate of what a value takes, in bytes. */
  static long sizeOf(Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof CharSequence text) {
      return 48 + 2L * text.length();
    }
    if (value instanceof byte[] bytes) {
      return 16 + bytes.length;
    }
    if (value instanceof Iterable<?> many) {
      long sum = 32;
      for (Object each : many) {
        sum += 8 + sizeOf(each);
      }
      return sum;
    }
    if (value instanceof Map<?, ?> map) {
      return 64 + sizeOf(map.keySet()) + sizeOf(map.values());
    }
    return value instanceof Number || value instanceof Boolean ? 24 : 256;
  }

  private static final class Sized extends WeakReference<Object> {
    final long size;

    Sized(Object referent, ReferenceQueue<Object> queue, long size) {
      super(referent, queue);
      this.size = size;
    }
  }
}
