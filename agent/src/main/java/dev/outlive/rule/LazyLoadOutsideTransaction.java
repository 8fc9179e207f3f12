package dev.outlive.rule;

import dev.outlive.ledger.InView;
import dev.outlive.ledger.Misuse;
import dev.outlive.report.Frame;
import dev.outlive.report.OpenInViewAudit;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Subject;
import java.util.List;

/**
 * A lazy attribute loads after the explicit transaction ended that its entity was loaded in, and
 * the ORM does not mind.
 *
 * <p>Why it matters: what it reads is of another time than the entity, and it is read by whoever
 * renders it, one query for each. It works for as long as something keeps the session open.
 */
final class LazyLoadOutsideTransaction implements UseRule {
  static final String ID = "lazy-load-outside-transaction";

  /** Of a class that Hibernate makes of an entity, and in the entity's package. */
  private static final String PROXY = "$HibernateProxy";

  private static final String MVC = "org.springframework.web.servlet.";

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
    boolean inNone = misuse.millisSince() == Misuse.UNKNOWN;
    return LazyLoadAfterClose.attribute(misuse)
        + (misuse.outcome() == Outcome.SNAPSHOT ? " was read " : " was loaded ")
        + (inNone
            ? "without a transaction, as its entity was"
            : Wording.after(misuse.millisSince())
                + " the transaction ended that its entity was loaded in")
        + (misuse.outcome() != Outcome.SILENT
            ? "; " + LazyLoadAfterClose.got(misuse)
            : inNone ? "" : "; the same connection answered, outside of that transaction")
        + (misuse.inView() == null ? "" : "; only open-in-view keeps the session open");
  }

  @Override
  public String advice(Misuse misuse) {
    return LazyLoadAfterClose.loadIt(misuse)
        + (misuse.millisSince() == Misuse.UNKNOWN
            ? ", or query and read it in one transaction."
            : ", or read it before the transaction ends.");
  }

  /** What is to be listed of a read in a session that open-in-view keeps open; else null. */
  static OpenInViewAudit.Place place(Misuse misuse) {
    InView inView = misuse.inView();
    return inView == null
        ? null
        : new OpenInViewAudit.Place(
            misuse.used().scope(),
            inView.handler(),
            LazyLoadAfterClose.attribute(misuse),
            reader(misuse.used().stack()),
            inView.inTransaction());
  }

  /** The application's nearest call inside Spring MVC's; null if it is a library that reads. */
  private static String reader(List<Frame> stack) {
    for (Frame frame : stack) {
      if (frame.application() && !frame.type().contains(PROXY)) {
        return frame.toString();
      }
      if (frame.type().startsWith(MVC)) {
        return null;
      }
    }
    return null;
  }
}
