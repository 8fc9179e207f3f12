package dev.outlive.hook;

/**
 * What is called by woven code where a thread enters a request and leaves it again. The outermost
 * entry of a thread counts: what it begins is over when it returns, whatever has become of the
 * entries inside it.
 */
public final class Entries {
  private static volatile EntryTracker tracker;

  private Entries() {}

  /** Sets, or with null takes away, what the entries are reported to. */
  public static void install(EntryTracker newTracker) {
    tracker = newTracker;
  }

  /**
   * An entry begins.
   *
   * @param request what it was given, or null
   * @param name what it is called; null to ask the request
   * @return to be handed to what is called at its end; null inside another
   */
  public static Object enter(Object request, String name) {
    EntryTracker t = tracker;
    if (t == null) {
      return null;
    }
    Calls calls = Hooks.calls();
    return calls.visit == null ? t.entered(calls, request, name) : null;
  }

  /** An entry has returned. */
  public static void exit(Object entered) {
    if (entered != null) {
      left(entered, false);
    }
  }

  /** An entry has thrown. */
  public static void failed(Object entered) {
    if (entered != null) {
      left(entered, true);
    }
  }

  private static void left(Object entered, boolean threw) {
    Calls calls = Hooks.calls();
    calls.visit = null;
    EntryTracker t = tracker;
    if (t != null) {
      t.left(calls, entered, threw);
    }
  }
}
