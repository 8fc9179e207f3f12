package app;

import org.javalite.activejdbc.Base;

/** Where connections end: what the agent says of {@code closed} is to name a method of these. */
final class Ending {
  private Ending() {}

  static void endByClose() {
    Base.close();
  }

  /** Ends a transaction. */
  static void endByCommit() {
    Base.commitTransaction();
  }
}
