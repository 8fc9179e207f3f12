package dev.outlive.ledger;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases that are open. Young ones are held strongly, which is cheap; after a second the ticker
 * ages them to weak references, so that a lease whose handle is gone does not stay. Thread-safe.
 */
final class OpenLeases {
  private static final long YOUNG_MILLIS = 1000;

  private final Set<Lease> young = ConcurrentHashMap.newKeySet();
  private final Map<Long, Aged> aged = new ConcurrentHashMap<>();
  private final ReferenceQueue<Lease> gone = new ReferenceQueue<>();

  void opened(Lease lease) {
    young.add(lease);
  }

  void ended(Lease lease) {
    if (!young.remove(lease)) {
      aged.remove(lease.id);
    }
  }

  /** Ages what is no longer young, and forgets what is gone. */
  void tick() {
    long now = System.currentTimeMillis();
    for (Lease lease : young) {
      if (now - lease.opened.at >= YOUNG_MILLIS) {
        aged.put(lease.id, new Aged(lease, gone));
        young.remove(lease);
        if (lease.over) {
          aged.remove(lease.id);
        }
      }
    }
    for (Object each = gone.poll(); each != null; each = gone.poll()) {
      aged.remove(((Aged) each).id);
    }
  }

  /** How many are open, without those that pools keep for themselves. */
  int size() {
    return all().size();
  }

  /** The open leases, oldest first. */
  List<Lease> all() {
    List<Lease> all = new ArrayList<>(young);
    for (Aged each : aged.values()) {
      Lease lease = each.get();
      if (lease != null && !lease.over) {
        all.add(lease);
      }
    }
    all.removeIf(lease -> lease.ofLibrary || lease.over);
    all.sort(Comparator.comparingLong(lease -> lease.id));
    return all;
  }

  boolean heldBy(Thread thread) {
    for (Lease lease : all()) {
      if (lease.holder.refersTo(thread) && !lease.ofLibrary) {
        return true;
      }
    }
    return false;
  }

  private static final class Aged extends WeakReference<Lease> {
    final long id;

    Aged(Lease lease, ReferenceQueue<Lease> queue) {
      super(lease, queue);
      id = lease.id;
    }
  }
}
