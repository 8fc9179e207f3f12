package dev.outlive.ledger;

import java.lang.StackWalker.StackFrame;

/**
 * When and where something happened, as cheaply as the JVM allows: the stack is an unmaterialised
 * {@link Throwable}, or one frame. That pins the class loaders of its frames, so a capture that is
 * still needed after about a second is {@link #settle settled} into text-only elements.
 */
final class Capture {
  private static final StackTraceElement[] NONE = {};

  /** In milliseconds since 1970. */
  final long at;

  /** Who. */
  final Holder by;

  /** In which request; null in none. */
  final Scope scope;

  private volatile Object stack;

  private Capture(long at, Holder by, Scope scope, Object stack) {
    this.at = at;
    this.by = by;
    this.scope = scope;
    this.stack = stack;
  }

  static Capture withStack(long at, Holder by, Scope scope) {
    return new Capture(at, by, scope, new Here());
  }

  /** With one frame of a stack; null for none. */
  static Capture withSite(long at, Holder by, Scope scope, StackFrame site) {
    return new Capture(at, by, scope, site == null ? NONE : site);
  }

  static Capture withoutStack(long at, Holder by, Scope scope) {
    return new Capture(at, by, scope, NONE);
  }

  /** Whether a stack was taken. */
  boolean stacked() {
    return stack != NONE;
  }

  /** Whether all of a stack was taken: by one frame no place is told from another. */
  boolean whole() {
    // With a field for it, each capture would be eight bytes longer.
    return stack instanceof Here || stack instanceof StackTraceElement[] all && all.length > 1;
  }

  /** The frames, innermost first, ours included; empty where none were captured. */
  StackTraceElement[] frames() {
    settle();
    return (StackTraceElement[]) stack;
  }

  /** Lets go of the loaders that the raw stack pins, and of what others keep as well. */
  void settle(SharedStacks stacks) {
    settle();
    stack = stacks.shared((StackTraceElement[]) stack);
  }

  /** Lets go of the loaders that the raw stack pins. */
  void settle() {
    if (stack instanceof Here here) {
      stack = here.getStackTrace();
    } else if (stack instanceof StackFrame site) {
      stack = new StackTraceElement[] {site.toStackTraceElement()};
    }
  }

  private static final class Here extends Throwable {
    private static final long serialVersionUID = 1L;

    Here() {
      super(null, null, false, true);
    }
  }
}
