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

  /**
   * With the one frame by which a reader knows the place. It is looked for only when it is needed:
   * to take all of the stack as it is takes less than to look at the first of its frames.
   */
  static Capture withSite(long at, Holder by, Scope scope, ApplicationFrames application) {
    return new Capture(at, by, scope, new SiteHere(application));
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
    } else if (stack instanceof SiteHere here) {
      stack = here.site();
    }
  }

  /** What a site is read from. */
  private static final class SiteHere extends Throwable {
    private static final long serialVersionUID = 1L;

    private final transient ApplicationFrames application;

    SiteHere(ApplicationFrames application) {
      super(null, null, false, true);
      this.application = application;
    }

    /**
     * The nearest call that is the application's own, or where there is none the nearest of all but
     * ours; nothing where there is none.
     */
    StackTraceElement[] site() {
      StackTraceElement nearest = null;
      for (StackTraceElement frame : getStackTrace()) {
        if (!ApplicationFrames.own(
            frame.getClassName(), frame.getMethodName(), frame.getClassLoaderName())) {
          if (application.contains(frame)) {
            return new StackTraceElement[] {frame};
          }
          nearest = nearest == null ? frame : nearest;
        }
      }
      return nearest == null ? NONE : new StackTraceElement[] {nearest};
    }
  }

  private static final class Here extends Throwable {
    private static final long serialVersionUID = 1L;

    Here() {
      super(null, null, false, true);
    }
  }
}
