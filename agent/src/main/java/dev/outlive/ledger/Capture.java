package dev.outlive.ledger;

/**
 * When and where something happened, as cheaply as the JVM allows: the stack is an unmaterialised
 * {@link Throwable}. That pins the class loaders of its frames, so a capture that is still needed
 * after about a second is {@link #settle settled} into text-only elements.
 */
final class Capture {
  private static final StackTraceElement[] NONE = {};

  final long at = System.currentTimeMillis();
  final String thread = Thread.currentThread().getName();
  private volatile Object stack;

  /** Of a lease's opening: whether the lease is over. */
  boolean leaseOver;

  private Capture(Object stack) {
    this.stack = stack;
  }

  static Capture withStack() {
    return new Capture(new Here());
  }

  static Capture withoutStack() {
    return new Capture(NONE);
  }

  /** The frames, innermost first, ours included; empty where none were captured. */
  StackTraceElement[] frames() {
    settle();
    return (StackTraceElement[]) stack;
  }

  /** Lets go of the loaders that the raw stack pins. */
  void settle() {
    if (stack instanceof Here here) {
      stack = here.getStackTrace();
    }
  }

  private static final class Here extends Throwable {
    private static final long serialVersionUID = 1L;

    Here() {
      super(null, null, false, true);
    }
  }
}
