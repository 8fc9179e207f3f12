package dev.outlive.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The leases that are open. Young ones are held strongly by what is kept for their thread, which is
 * cheap; after a second the ticker ages them to weak references, so that a lease whose handle is
 * gone does not stay. Thread-safe.
 */
final class OpenLeases {
  private static final long YOUNG_MILLIS = 1000;

  private final JdbcThreads threads;

  /** Of virtual threads: there are too many for each to have a place of its own. */
  private final Set<Lease> shared = ConcurrentHashMap.newKeySet();

  private final Queue<AgedLease> aged = new ConcurrentLinkedQueue<>();

  OpenLeases(JdbcThreads threads) {
    this.threads = threads;
  }

  void opened(JdbcThread by, Lease lease) {
    if (by.young == null) {
      shared.add(lease);
    } else {
      by.young.add(lease);
    }
  }

  /**
   * Once it is over. Of a lease in an array of its thread's, the next one or the ticker finds out.
   */
  void ended(JdbcThread by, Lease lease) {
    if (by.young == null) {
      shared.remove(lease);
    }
  }

  /**
   * Ages what is no longer young, and forgets what is over or gone. By the ticker only.
   *
   * @param watcher is told what has become of each
   */
  void tick(AgedLease.Watcher watcher) {
    long now = System.currentTimeMillis();
    long before = now - YOUNG_MILLIS;
    aged.removeIf(each -> !each.look(watcher, now));
    threads.forEach(thread -> thread.young.age(before, this::age));
    for (Lease lease : shared) {
      if (lease.over || lease.opened.at < before) {
        if (!lease.over && !lease.keptOpen) {
          lease.aged = true;
          age(lease);
        }
        shared.remove(lease);
      }
    }
  }

  /** Those that are open, and that only their own objects hold. By the ticker only. */
  void forEachAged(Consumer<AgedLease> each) {
    for (AgedLease reference : aged) {
      if (reference.onItsOwn()) {
        each.accept(reference);
      }
    }
  }

  private void age(Lease lease) {
    aged.add(new AgedLease(lease));
  }

  /** How many are open, without those that pools keep for themselves. */
  int size() {
    int[] count = new int[1];
    forEach(lease -> count[0]++);
    return count[0];
  }

  /** The open leases, oldest first. */
  List<Lease> all() {
    List<Lease> all = new ArrayList<>();
    forEach(all::add);
    all.sort(Comparator.comparingLong(lease -> lease.opened.at));
    return all;
  }

  boolean heldBy(Thread thread) {
    return heldBy(thread, lease -> true);
  }

  /** Whether a thread has opened such a lease, which is open. */
  boolean heldBy(Thread thread, Predicate<Lease> such) {
    boolean[] held = new boolean[1];
    forEach(lease -> held[0] |= lease.opened.by.is(thread) && such.test(lease));
    return held[0];
  }

  void forEach(Consumer<Lease> each) {
    threads.forEach(thread -> thread.young.forEach(lease -> ifListed(lease, !lease.aged, each)));
    shared.forEach(lease -> ifListed(lease, !lease.aged, each));
    for (AgedLease reference : aged) {
      Lease lease = reference.get();
      ifListed(lease, lease != null, each);
    }
  }

  private static void ifListed(Lease lease, boolean here, Consumer<Lease> each) {
    if (here && !lease.over && !lease.ofLibrary && !lease.keptOpen && !lease.heldBySession()) {
      each.accept(lease);
    }
  }
}
