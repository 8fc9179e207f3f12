package dev.outlive.ledger;

import java.lang.ref.WeakReference;

/**
 * A thread under the name that it has at the time. Held by captures, so it keeps no thread alive.
 *
 * @param name its name
 * @param thread itself, to ask what it does now
 */
record Holder(String name, WeakReference<Thread> thread) {
  static Holder current() {
    Thread current = Thread.currentThread();
    return new Holder(current.getName(), new WeakReference<>(current));
  }

  boolean is(Thread other) {
    return thread.refersTo(other);
  }

  /** Whether both are one thread, renamed or not; once it is gone, its name tells. */
  boolean same(Holder other) {
    Thread alive = thread.get();
    return alive != null && other.is(alive) || name.equals(other.name);
  }
}
