package dev.outlive.adapter.openjpa;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/** Who calls OpenJPA 4, where its own objects do not say. */
final class Callers {
  private static final String OWN = "org.apache.openjpa.";
  private static final StackWalker WALKER = StackWalker.getInstance();

  /** Between the method that is woven and the one that is looked for. */
  private static final int NEAR = 4;

  private Callers() {}

  /** Whether a transaction has ended: all that is held is let go of for that. */
  static boolean endTransaction() {
    return near("afterCompletion");
  }

  /** Whether it was rolled back, and by OpenJPA's own transaction. */
  static boolean rollBack() {
    return near("rollback");
  }

  /** Whether the session is closed by its factory, which is locked meanwhile. */
  static boolean factory() {
    return WALKER.walk(
        stack ->
            stack
                .dropWhile(frame -> !own(frame))
                .limit(NEAR)
                .anyMatch(frame -> frame.getClassName().endsWith("BrokerFactory")));
  }

  /** Whether nobody has closed the session, and it is gone. */
  static boolean finalizer() {
    return near("finalize");
  }

  private static boolean near(String method) {
    return WALKER.walk(
        stack ->
            stack
                .dropWhile(frame -> !own(frame))
                .limit(NEAR)
                .anyMatch(frame -> own(frame) && frame.getMethodName().equals(method)));
  }

  /** Whether the application reads the field that this thread is at. A setter asks for it, too. */
  static boolean application() {
    return WALKER.walk(Callers::application);
  }

  private static boolean application(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.dropWhile(frame -> !own(frame)).skip(1).iterator();
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      // What was put into the entity.
      if (!frame.getMethodName().startsWith("pcGet")) {
        return !own(frame);
      }
    }
    return true;
  }

  private static boolean own(StackFrame frame) {
    return frame.getClassName().startsWith(OWN);
  }
}
