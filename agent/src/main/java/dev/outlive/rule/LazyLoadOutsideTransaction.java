package dev.outlive.rule;

import dev.outlive.ledger.Misuse;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Subject;

/**
 * A lazy attribute loads after the explicit transaction ended that its entity was loaded in, and
 * the ORM does not mind.
 *
 * <p>Why it matters: what it reads is of another time than the entity, and it is read by whoever
 * renders it, one query for each. It works for as long as something keeps the session open.
 */
final class LazyLoadOutsideTransaction implements UseRule {
  static final String ID = "lazy-load-outside-transaction";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean concerns(Misuse misuse) {
    return misuse.what() == Misuse.Ended.TRANSACTION
        && misuse.subject().kind() == Subject.Kind.ATTRIBUTE;
  }

  @Override
  public Severity severity(Misuse misuse) {
    return Severity.WARNING;
  }

  @Override
  public String message(Misuse misuse) {
    return LazyLoadAfterClose.attribute(misuse)
        + " was loaded "
        + Wording.after(misuse.millisSince())
        + " the transaction ended that its entity was loaded in; "
        + (misuse.outcome() == Outcome.SILENT
            ? "the same connection answered, outside of that transaction"
            : LazyLoadAfterClose.got(misuse));
  }

  @Override
  public String advice(Misuse misuse) {
    return LazyLoadAfterClose.loadIt(misuse) + ", or read it before the transaction ends.";
  }
}
