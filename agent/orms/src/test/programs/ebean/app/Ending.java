package app;

import io.ebean.Transaction;

/** Where transactions end: what the agent says of {@code closed} is to name a method of these. */
final class Ending {
  private Ending() {}

  static void endByCommit(Transaction transaction) {
    transaction.commit();
  }

  static void endByRollback(Transaction transaction) {
    transaction.rollback();
  }

  /** Ends the work of a transaction, which begins another. */
  static void endByCommitAndContinue(Transaction transaction) {
    transaction.commitAndContinue();
  }
}
