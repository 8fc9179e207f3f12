package dev.outlive.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.ledger.InView;
import dev.outlive.ledger.Leftover;
import dev.outlive.ledger.Misuse;
import dev.outlive.ledger.Overlap;
import dev.outlive.report.Frame;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Outcome;
import dev.outlive.report.Severity;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;
import dev.outlive.report.Violation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the rules say, each in one sentence. */
class SentencesTest {
  private static final LeaseInfo LEASE = new LeaseInfo(7, LeaseKind.CONNECTION, "orders", 1_500);

  private static Site site(String thread, String method, String how) {
    Frame library = new Frame("org.h2.jdbc.JdbcConnection", "call", null, 0, false);
    Frame own = new Frame("app.Dao", method, "Dao.java", 12, true);
    return new Site(Instant.EPOCH, thread, null, List.of(library, own), how);
  }

  private static Leftover leftover(Subject.Kind kind, String type, Site closed) {
    return new Leftover(
        new Subject(kind, type, "org.h2.jdbc.Jdbc", null, null),
        LEASE,
        site("main", "open", null),
        site("main", "find", null),
        closed,
        3_400,
        "select 'Ada'");
  }

  @Test
  void aStatementThatWasOpenWhenItsConnectionWentBack() {
    Site closed = site("main", "close", "returned to pool");
    Violation violation =
        StatementLeak.of(leftover(Subject.Kind.STATEMENT, "java.sql.PreparedStatement", closed));

    assertThat(violation.message())
        .isEqualTo(
            "A PreparedStatement that was created at app.Dao.find(Dao.java:12) was still open when"
                + " its connection went back to the pool");
    assertThat(violation.severity()).isEqualTo(Severity.WARNING);
    assertThat(violation.outcome()).isEqualTo(Outcome.REPORTED);
    assertThat(violation.closed()).isEqualTo(closed);
    assertThat(violation.sql()).isEqualTo("select ?");
    assertThat(violation.advice()).contains(" at app.Dao.find(Dao.java:12) ");
  }

  @Test
  void aResultSetThatNothingRefersToAnyMore() {
    Violation violation =
        ResultSetLeak.of(leftover(Subject.Kind.RESULT_SET, "java.sql.ResultSet", null));

    assertThat(violation.message())
        .isEqualTo(
            "A ResultSet that was obtained at app.Dao.find(Dao.java:12) 3.4 s ago was never closed,"
                + " and nothing refers to it any more");
  }

  private static Misuse outside(Outcome outcome, Thrown thrown) {
    return outside(site("main", "commit", "transaction ended"), 12, null, outcome, thrown);
  }

  private static Misuse outside(
      Site closed, long millisSince, InView inView, Outcome outcome, Thrown thrown) {
    return new Misuse(
        new Subject(Subject.Kind.ATTRIBUTE, "app.Customer", null, "orders", "1"),
        LEASE,
        site("main", "open", null),
        site("main", "find", null),
        closed,
        site("main", "render", null),
        Misuse.Ended.TRANSACTION,
        false,
        false,
        false,
        millisSince,
        false,
        null,
        "select 'Ada'",
        "join fetch it",
        inView,
        outcome,
        thrown);
  }

  @Test
  void aLazyLoadAfterItsTransaction() {
    LazyLoadOutsideTransaction rule = new LazyLoadOutsideTransaction();
    String loaded =
        "Customer.orders was loaded 12 ms after the transaction ended that its entity was loaded"
            + " in; ";

    assertThat(rule.message(outside(Outcome.SILENT, null)))
        .isEqualTo(loaded + "the same connection answered, outside of that transaction");
    assertThat(rule.message(outside(Outcome.RECONNECTED, null)))
        .isEqualTo(loaded + "another connection was taken to answer");
    assertThat(rule.message(outside(Outcome.THREW, new Thrown("java.sql.SQLException", "gone"))))
        .isEqualTo(loaded + "it threw SQLException");
    assertThat(rule.severity(outside(Outcome.SILENT, null))).isEqualTo(Severity.WARNING);
  }

  @Test
  void aLazyLoadWithoutATransactionInASessionThatAViewKeepsOpen() {
    LazyLoadOutsideTransaction rule = new LazyLoadOutsideTransaction();
    InView inView = new InView("app.Pages.show", false);
    Misuse misuse = outside(null, Misuse.UNKNOWN, inView, Outcome.SILENT, null);

    assertThat(rule.message(misuse))
        .isEqualTo(
            "Customer.orders was loaded without a transaction, as its entity was; only"
                + " open-in-view keeps the session open");
    assertThat(rule.advice(misuse)).endsWith(", or query and read it in one transaction.");
  }

  private static Violation overlap(Outcome outcome, Thrown thrown) {
    return ConcurrentUse.of(
        new Overlap(
            new Subject(
                Subject.Kind.CONNECTION, "java.sql.Connection", "org.h2.jdbc.Jdbc", "commit", null),
            "Statement.executeUpdate",
            LEASE,
            site("main", "open", null),
            site("shipping", "ship", null),
            site("main", "pay", null),
            null,
            outcome,
            thrown));
  }

  @Test
  void twoCallsAtTheSameTime() {
    String both =
        "Connection.commit() was called on a connection while thread shipping was in"
            + " Statement.executeUpdate() on it; ";

    assertThat(overlap(Outcome.SILENT, null).message())
        .isEqualTo(both + "it answered as if nothing had happened");
    assertThat(overlap(Outcome.THREW, new Thrown("java.sql.SQLException", "busy")).message())
        .isEqualTo(both + "it threw SQLException");
  }
}
