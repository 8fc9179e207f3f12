package dev.outlive.rule;

import dev.outlive.ledger.Misuse;
import dev.outlive.report.Severity;
import dev.outlive.report.Subject;

/**
 * An entity that was loaded in one request has a lazy attribute read in another, after the session
 * that it is bound to has ended.
 *
 * <p>Why it matters: something keeps entities between requests. What they show is as old as they
 * are, and what they lack they can no longer load.
 */
final class EntityCrossesRequest implements UseRule {
  static final String ID = "entity-crosses-request";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean concerns(Misuse misuse) {
    return misuse.crossed() && misuse.subject().kind() == Subject.Kind.ATTRIBUTE;
  }

  /** The read is as much after the close without the requests. */
  @Override
  public boolean yields() {
    return true;
  }

  @Override
  public Severity severity(Misuse misuse) {
    return Severity.WARNING;
  }

  @Override
  public String message(Misuse misuse) {
    return LazyLoadAfterClose.attribute(misuse)
        + " of an entity that was loaded in "
        + request(misuse.loaded().scope(), "one request")
        + " was read in "
        + request(misuse.used().scope(), "another")
        + ", "
        + Wording.after(misuse.millisSince())
        + (LazyLoadAfterClose.ofConnection(misuse)
            ? " its connection was closed; "
            : " its session ended; ")
        + LazyLoadAfterClose.got(misuse);
  }

  private static String request(String scope, String unknown) {
    return scope == null ? unknown : scope;
  }

  @Override
  public String advice(Misuse misuse) {
    String load = LazyLoadAfterClose.loadIt(misuse);
    return "Keep the entity's id between requests and load it anew in each, or "
        + Character.toLowerCase(load.charAt(0))
        + load.substring(1)
        + " before it is kept.";
  }
}
