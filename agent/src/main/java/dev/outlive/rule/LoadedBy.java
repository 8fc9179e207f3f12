package dev.outlive.rule;

import dev.outlive.report.Frame;
import dev.outlive.report.Site;
import java.util.List;

/** Names the place where an entity was queried. */
final class LoadedBy {
  private LoadedBy() {}

  /**
   * Such as {@code where it is queried, at com.acme.Orders.paid(Orders.java:10)}, with the method
   * of the repository that was called there where that is one that a framework implements.
   */
  static String text(Site loaded) {
    List<Frame> stack = loaded == null ? List.of() : loaded.stack();
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).application()) {
        return "where it is queried" + repository(stack, i) + ", at " + stack.get(i);
      }
    }
    return "where it is queried";
  }

  private static String repository(List<Frame> stack, int caller) {
    Frame called = caller == 0 ? null : stack.get(caller - 1);
    return called != null && called.type().contains(".$Proxy")
        ? ", in the repository's " + called.method()
        : "";
  }
}
