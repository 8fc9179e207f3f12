package dev.outlive.ledger;

import dev.outlive.report.Frame;
import java.util.List;

/** Spring's open-in-view, which keeps a session open until its request has been answered. */
final class OpenInView {
  private static final String ORM = "org.springframework.orm.";
  private static final String TRANSACTION = "org.springframework.transaction.";

  /** The call by which a filter has the rest of a request done. */
  private static final String CHAIN = "doFilter";

  private OpenInView() {}

  /**
   * Whether a session was opened by one of Spring's interceptors and filters for it. Below a filter
   * lies all that its chain does: what is opened there is not its own.
   */
  static boolean opened(Capture opening) {
    for (StackTraceElement frame : opening.frames()) {
      if (frame.getClassName().startsWith(ORM) && isOpener(frame.getClassName())) {
        return true;
      }
      if (frame.getMethodName().equals(CHAIN)) {
        return false;
      }
    }
    return false;
  }

  /** Of an entity manager, or of Hibernate's own session; an interceptor or a filter. */
  private static boolean isOpener(String type) {
    String name = type.substring(type.lastIndexOf('.') + 1);
    return name.startsWith("OpenEntityManagerInView") || name.startsWith("OpenSessionInView");
  }

  /** Whether a call is made below something of Spring's that runs others in a transaction. */
  static boolean inTransaction(List<Frame> stack) {
    return stack.stream().anyMatch(frame -> frame.type().startsWith(TRANSACTION));
  }
}
