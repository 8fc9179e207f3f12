package dev.outlive.adapter.datanucleus;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/** Who calls DataNucleus 6, where its own objects do not say. */
final class Callers {
  private static final String OWN = "org.datanucleus.";
  private static final StackWalker WALKER = StackWalker.getInstance();

  private Callers() {}

  /** The names of the woven method and of what called it, as far as that is DataNucleus's own. */
  static List<String> nearest() {
    return WALKER.walk(
        stack ->
            stack
                .dropWhile(frame -> !own(frame))
                .limit(2)
                .filter(Callers::own)
                .map(StackFrame::getMethodName)
                .toList());
  }

  private static boolean own(StackFrame frame) {
    return frame.getClassName().startsWith(OWN);
  }
}
