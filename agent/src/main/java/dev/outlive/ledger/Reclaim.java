package dev.outlive.ledger;

/**
 * Whether a close was a pool's doing: on another thread than the opening one, with no application
 * on its stack. Looked at only when it matters: on a healthy path nobody reads stacks.
 */
final class Reclaim {
  static final String HOW = "reclaimed by the pool";

  private Reclaim() {}

  static boolean is(Capture opened, Capture closed, ApplicationFrames application) {
    if (closed.by.same(opened.by)) {
      return false;
    }
    StackTraceElement[] frames = closed.frames();
    for (StackTraceElement frame : frames) {
      if (application.contains(frame)) {
        return false;
      }
    }
    return frames.length > 0;
  }
}
