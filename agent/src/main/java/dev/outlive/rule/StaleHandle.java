package dev.outlive.rule;

import dev.outlive.ledger.Misuse;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;

/**
 * An object that was not closed itself goes on working after its lease went back to the pool.
 *
 * <p>Why it matters: the physical connection is open and perhaps somebody else's by now. The call
 * runs in their transaction; their commit keeps its work, their roll-back loses it.
 */
final class StaleHandle implements UseRule {
  static final String ID = "stale-handle";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean concerns(Misuse misuse) {
    boolean works =
        misuse.outcome() == Outcome.SILENT || misuse.outcome() == Outcome.BLOCKED && !misuse.shut();
    return works && misuse.what() == Misuse.Ended.LEASE && misuse.pooled() && !misuse.unasked();
  }

  /** Whether or not the driver minds, it is a use after the close. */
  @Override
  public boolean yields() {
    return true;
  }

  @Override
  public Severity severity(Misuse misuse) {
    return Severity.ERROR;
  }

  @Override
  public String message(Misuse misuse) {
    String where =
        misuse.holder() == null
            ? "on a connection that the pool may have lent to somebody else"
            : "inside the lease of " + misuse.holder();
    return Wording.call(misuse)
        + (misuse.outcome() == Outcome.BLOCKED ? " would have run " : " ran ")
        + Wording.after(misuse.millisSince())
        + " its connection went back to the pool, "
        + where
        + (misuse.outcome() == Outcome.BLOCKED ? "; the call was blocked" : "");
  }

  @Override
  public String advice(Misuse misuse) {
    return "Keep no "
        + Wording.simpleType(misuse)
        + " beyond the connection's close(); what unwrap() and getConnection() expose belongs to"
        + " the same lease. Borrow a connection for this call.";
  }
}
