package dev.outlive.rule;

import dev.outlive.ledger.Misuse;
import dev.outlive.report.Severity;

/**
 * A JDBC object is used after it, or what it depends on, ended, whether or not the driver minds.
 *
 * <p>Why it matters: a driver that does not mind answers from whatever it still has, or from a
 * connection that somebody else is using by now; one that does fails far from the cause.
 */
final class UseAfterClose implements UseRule {
  static final String ID = "use-after-close";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean concerns(Misuse misuse) {
    return true;
  }

  @Override
  public Severity severity(Misuse misuse) {
    return misuse.unasked() ? Severity.WARNING : Severity.ERROR;
  }

  @Override
  public String message(Misuse misuse) {
    return switch (misuse.what()) {
      case OTHER_CONNECTION ->
          Wording.call(misuse)
              + " was given a savepoint of another connection; "
              + Wording.got(misuse);
      default ->
          Wording.call(misuse)
              + " was called "
              + Wording.after(misuse.millisSince())
              + " "
              + ended(misuse)
              + "; "
              + Wording.got(misuse);
    };
  }

  private static String ended(Misuse misuse) {
    String how = misuse.closed() == null ? null : misuse.closed().how();
    if (misuse.unasked()) {
      return "its connection was taken away (" + how + ")";
    }
    return switch (misuse.what()) {
      case SELF -> how == null ? "it was closed" : "it ended (" + how + ")";
      case STATEMENT -> "its statement was closed";
      case EXECUTION -> "its statement had moved on (" + how + ")";
      case TRANSACTION -> "its transaction ended";
      case LEASE ->
          misuse.pooled() ? "its connection went back to the pool" : "its connection was closed";
      case OTHER_CONNECTION -> "";
    };
  }

  @Override
  public String advice(Misuse misuse) {
    if (misuse.unasked()) {
      return "Find out why the connection was taken away; after that only rollback() and close()"
          + " are of use.";
    }
    return switch (misuse.subject().kind()) {
      case RESULT_SET ->
          switch (misuse.what()) {
            case EXECUTION ->
                "Read the result set to its end before the statement runs again, or use a"
                    + " statement of its own for each.";
            default ->
                "Read the rows into objects of your own while the connection is open, and hand out"
                    + " those instead of the ResultSet.";
          };
      case LOB, ARRAY, XML ->
          "Copy the value (bytes, String, array) while the connection is open; the "
              + Wording.simpleType(misuse)
              + " itself is only a reference into it.";
      case STATEMENT ->
          "Prepare the statement where it is used, inside the connection's try block.";
      case SAVEPOINT -> "Use a savepoint only in the transaction that set it.";
      case METADATA -> "Read what is needed of the metadata while the connection is open.";
      default ->
          "Move this call inside the connection's try block, or borrow a connection of its own"
              + " for it.";
    };
  }
}
