package dev.outlive.ledger;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was opened in one lease and is not closed. Keeps neither the lease nor them. Thread-safe.
 */
final class LeaseChildren {
  private static final AtomicReferenceFieldUpdater<Extras, LeaseChildren> PLACE =
      AtomicReferenceFieldUpdater.newUpdater(Extras.class, LeaseChildren.class, "children");

  /** Weakly, as the children that wait to be judged refer to this. */
  final WeakReference<Lease> lease;

  final Capture opened;
  final Source source;
  final long leaseId;

  private final ReentrantLock lock = new ReentrantLock();
  private Child newest;
  private int size;

  /** How many were opened so far: one more shows that the connection is still in use. */
  private volatile long born;

  private LeaseChildren(Lease lease, Extras extras) {
    this.lease = new WeakReference<>(lease);
    this.opened = lease.opened;
    this.source = lease.source;
    this.leaseId = extras.id;
  }

  /** Those of a lease, begun with the first. */
  static LeaseChildren of(Lease lease) {
    Extras extras = lease.extras();
    LeaseChildren known = extras.children;
    if (known == null) {
      LeaseChildren made = new LeaseChildren(lease, extras);
      known = PLACE.compareAndSet(extras, null, made) ? made : extras.children;
    }
    return known;
  }

  int size() {
    return size;
  }

  long born() {
    return born;
  }

  void add(Child child) {
    lock.lock();
    try {
      child.older = newest;
      if (newest != null) {
        newest.newer = child;
      }
      newest = child;
      size++;
      born++;
    } finally {
      lock.unlock();
    }
  }

  void remove(Child child) {
    lock.lock();
    try {
      if (child.open()) {
        unlink(child);
      }
    } finally {
      lock.unlock();
    }
  }

  private void unlink(Child child) {
    if (child.newer == null) {
      newest = child.older;
    } else {
      child.newer.older = child.older;
    }
    if (child.older != null) {
      child.older.newer = child.newer;
    }
    child.older = null;
    child.newer = null;
    child.left();
    size--;
  }

  /** Lets go of all that are open: oldest first, so that a statement comes before its results. */
  List<Child> leave() {
    lock.lock();
    try {
      List<Child> all = new ArrayList<>(size);
      while (newest != null) {
        all.add(newest);
        unlink(newest);
      }
      Collections.reverse(all);
      return all;
    } finally {
      lock.unlock();
    }
  }
}
