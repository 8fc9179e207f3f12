package dev.outlive.ledger;

/**
 * When and where something happened, as cheaply as the JVM allows: the stack is an unmaterialised
 * {@link Throwable}. That pins the class loaders of its frames, so a capture that is still needed
 * after about a second is {@link #settle settled} into text-only elements.
 */
final class Capture {
  private static final StackTraceElement[] NONE = {};

  /** In milliseconds since 1970. */
  final long at;

  /** Who. */
  final Holder by;

  private volatile Object stack;

  private Capture(long at, Holder by, Object stack) {
    this.at = at;
    this.by = by;
    this.stack = stack;
  }

  static Capture withStack(Holder by) {
    return new Capture(System.currentTimeMillis(), by, new Here());
  }

  static Capture withoutStack(long at, Holder by) {
    return new Capture(at, by, NONE);
  }

  /** Whether a stack was taken. */
  boolean stacked() {
    return stack != NONE;
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
