package dev.outlive.adapter.eclipselink;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Who makes EclipseLink 2.7, 4 and 5 load an attribute. It does so itself where it compares and
 * merges, and in the setter of a woven to-one, which wants to know the value before.
 */
final class Callers {
  private static final String OWN = "org.eclipse.persistence.";

  /** How far up the stack it shows why a unit of work is cleared. */
  private static final int NEAREST = 40;

  private static final StackWalker WALKER = StackWalker.getInstance();

  private Callers() {}

  /** Whether the application asks for the attribute that this thread is about to load. */
  static boolean application() {
    return WALKER.walk(Callers::application);
  }

  private static boolean application(Stream<StackFrame> stack) {
    Iterator<StackFrame> frames = stack.iterator();
    boolean inside = false;
    while (frames.hasNext()) {
      StackFrame frame = frames.next();
      String type = frame.getClassName();
      boolean own = type.startsWith(OWN);
      if (!inside) {
        // What the agent puts on top.
        inside = own;
      } else if (frame.getMethodName().startsWith("_persistence_set_")
          || frame.getMethodName().equals("setValue") && loading(frame, type)) {
        return false;
      } else if (!loading(frame, type) && !frame.getMethodName().startsWith("_persistence_")) {
        return !own;
      }
    }
    return true;
  }

  /** Whether a unit of work is cleared because it ends, and not to go on. */
  static boolean endingWork() {
    return WALKER.walk(
        frames ->
            frames
                .limit(NEAREST)
                .anyMatch(
                    frame ->
                        frame.getMethodName().equals("clearForClose")
                            && frame.getClassName().startsWith(OWN)));
  }

  /** The class whose woven getter reads a to-one; of anything else that of what it reads. */
  static String getterOf(Object read) {
    return WALKER.walk(
        frames ->
            frames
                .filter(frame -> frame.getMethodName().startsWith("_persistence_get_"))
                .findFirst()
                .map(StackFrame::getClassName)
                .orElse(read.getClass().getName()));
  }

  /** Collections, value holders and what 4 calls in between, and not what uses them. */
  private static boolean loading(StackFrame frame, String type) {
    return type.startsWith(OWN + "indirection.")
        || type.startsWith(OWN + "internal.indirection.")
        || frame.getMethodName().equals("processUnfetchedAttribute");
  }
}
