package dev.outlive.rule;

import dev.outlive.ledger.Misuse;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Severity;
import dev.outlive.report.Subject;

/**
 * A lazy attribute of an entity is read after the session that it is bound to has ended, whatever
 * the ORM then does.
 *
 * <p>Why it matters: the read fails, or silently takes another connection, outside the transaction
 * that the entity was read in, one for each entity that is rendered.
 */
final class LazyLoadAfterClose implements UseRule {
  static final String ID = "lazy-load-after-close";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean concerns(Misuse misuse) {
    return misuse.subject().kind() == Subject.Kind.ATTRIBUTE;
  }

  @Override
  public Severity severity(Misuse misuse) {
    return Severity.ERROR;
  }

  @Override
  public String message(Misuse misuse) {
    return attribute(misuse)
        + " was read "
        + Wording.after(misuse.millisSince())
        + (ofConnection(misuse) ? " its connection was closed; " : " its session ended; ")
        + got(misuse);
  }

  /** Whether the entity belonged to no session, but to a connection. */
  static boolean ofConnection(Misuse misuse) {
    return misuse.lease() != null && misuse.lease().kind() == LeaseKind.CONNECTION;
  }

  /** What the reader got, as the end of a sentence. */
  static String got(Misuse misuse) {
    return switch (misuse.outcome()) {
      case RECONNECTED -> "another connection was taken to answer";
      case RELOADED -> "it was answered by one short read";
      default -> Wording.got(misuse);
    };
  }

  @Override
  public String advice(Misuse misuse) {
    boolean connection = ofConnection(misuse);
    return loadIt(misuse)
        + (connection
            ? ", read it before the connection is closed, or keep that"
            : ", read it before the session ends, or keep the session")
        + " open for as long as the entity is used.";
  }

  /** How to load it with its entity, and where, as the beginning of a sentence. */
  static String loadIt(Misuse misuse) {
    return "Load "
        + attribute(misuse)
        + " with the entity "
        + LoadedBy.text(misuse.loaded())
        + (misuse.cure() == null ? "" : " (" + misuse.cure() + ")");
  }

  /** Such as {@code Customer.orders}. */
  static String attribute(Misuse misuse) {
    return Wording.simpleType(misuse) + "." + misuse.subject().member();
  }
}
