package dev.outlive.ledger;

import java.lang.ref.WeakReference;

/**
 * A thread under the name that it has at the time. Held by captures, so it keeps no thread alive.
 * One is made for each virtual thread that uses JDBC, which is why it is the reference itself.
 */
final class Holder extends WeakReference<Thread> {
  private final String name;

  private Holder(Thread thread) {
    super(thread);
    this.name = thread.getName();
  }

  static Holder current() {
    return new Holder(Thread.currentThread());
  }

  String name() {
    return name;
  }

  boolean is(Thread other) {
    return refersTo(other);
  }

  /** Whether the thread is over. */
  boolean ended() {
    Thread thread = get();
    return thread == null || !thread.isAlive();
  }

  /** Whether both are one thread, renamed or not; once it is gone, its name tells. */
  boolean same(Holder other) {
    Thread alive = get();
    return alive != null && other.is(alive) || name.equals(other.name);
  }
}
