package dev.outlive.adapter.ormlite;

import java.lang.StackWalker.StackFrame;

/** Who calls ORMLite 6, where its own objects do not say. */
final class Callers {
  private static final String TRANSACTIONS = "com.j256.ormlite.misc.TransactionManager";
  private static final StackWalker WALKER = StackWalker.getInstance();

  private Callers() {}

  /** Whether this thread is in a transaction that the application has begun. */
  static boolean inTransaction() {
    return WALKER.walk(stack -> stack.anyMatch(Callers::begins));
  }

  private static boolean begins(StackFrame frame) {
    return frame.getClassName().equals(TRANSACTIONS)
        && frame.getMethodName().equals("callInTransaction");
  }
}
