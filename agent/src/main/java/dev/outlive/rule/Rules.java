package dev.outlive.rule;

import dev.outlive.ledger.ChangedState;
import dev.outlive.ledger.Crossing;
import dev.outlive.ledger.Held;
import dev.outlive.ledger.Judge;
import dev.outlive.ledger.Leak;
import dev.outlive.ledger.Leftover;
import dev.outlive.ledger.Misuse;
import dev.outlive.ledger.OpenWork;
import dev.outlive.ledger.Overlap;
import dev.outlive.report.OpenInViewAudit;
import dev.outlive.report.Reporter;
import dev.outlive.report.Sql;
import dev.outlive.report.Subject;
import dev.outlive.report.Violation;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules in their order of precedence, and the way from a misuse to a violation. */
public final class Rules implements Judge {
  private static final List<UseRule> OF_USES =
      List.of(
          new LazyLoadOutsideTransaction(),
          new EntityCrossesRequest(),
          new LazyLoadAfterClose(),
          new StaleHandle(),
          new UseAfterClose());

  private final Predicate<String> on;
  private final BooleanSupplier blocks;
  private final Reporter reporter;

  /**
   * @param on whether the rule of an id is on
   * @param blocks whether offending calls are to throw
   * @param reporter where violations go
   */
  public Rules(Predicate<String> on, BooleanSupplier blocks, Reporter reporter) {
    this.on = on;
    this.blocks = blocks;
    this.reporter = reporter;
  }

  /** The ids of the rules that there are and that are on. */
  public List<String> active() {
    return Stream.concat(
            OF_USES.stream().map(UseRule::id),
            Stream.of(
                ConnectionLeak.ID,
                SessionLeak.ID,
                ConnectionCrossesRequest.ID,
                ConnectionHeld.ID,
                OpenTransactionAtClose.ID,
                StateLeak.ID,
                StatementLeak.ID,
                ResultSetLeak.ID,
                ConcurrentUse.ID,
                IncompleteSnapshot.ID))
        .filter(on)
        .sorted()
        .toList();
  }

  @Override
  public boolean blocks() {
    return blocks.getAsBoolean();
  }

  @Override
  public boolean judgesUses() {
    return on.test(StaleHandle.ID) || on.test(UseAfterClose.ID);
  }

  @Override
  public boolean fixesUses() {
    return on.test(UseAfterClose.ID);
  }

  @Override
  public boolean judgesLeaks() {
    return on.test(ConnectionLeak.ID) || on.test(SessionLeak.ID);
  }

  @Override
  public void leaked(Leak leak) {
    boolean ofSession = leak.sessionType() != null;
    if (on.test(ofSession ? SessionLeak.ID : ConnectionLeak.ID)) {
      reporter.report(ofSession ? SessionLeak.of(leak) : ConnectionLeak.of(leak));
    }
  }

  @Override
  public boolean judgesHolds() {
    return on.test(ConnectionHeld.ID);
  }

  @Override
  public void held(Held held) {
    reporter.report(ConnectionHeld.of(held));
  }

  @Override
  public boolean judgesReturns() {
    return on.test(OpenTransactionAtClose.ID) || on.test(StateLeak.ID);
  }

  @Override
  public boolean judgesState() {
    return on.test(StateLeak.ID);
  }

  @Override
  public Verdict openWork(OpenWork left) {
    return on.test(OpenTransactionAtClose.ID) ? report(OpenTransactionAtClose.of(left)) : null;
  }

  @Override
  public void changedState(ChangedState left) {
    if (judgesState()) {
      reporter.report(StateLeak.of(left));
    }
  }

  @Override
  public boolean judgesStatements() {
    return on.test(StatementLeak.ID);
  }

  @Override
  public boolean judgesResultSets() {
    return on.test(ResultSetLeak.ID);
  }

  @Override
  public Verdict leftOpen(Leftover leftover) {
    return report(
        leftover.subject().kind() == Subject.Kind.STATEMENT
            ? StatementLeak.of(leftover)
            : ResultSetLeak.of(leftover));
  }

  @Override
  public boolean judgesOverlaps() {
    return on.test(ConcurrentUse.ID);
  }

  @Override
  public Verdict overlapped(Overlap overlap) {
    return judgesOverlaps() ? report(ConcurrentUse.of(overlap)) : null;
  }

  @Override
  public boolean judgesCrossings() {
    return on.test(ConnectionCrossesRequest.ID);
  }

  @Override
  public void crossed(Crossing crossing) {
    reporter.report(ConnectionCrossesRequest.of(crossing));
  }

  @Override
  public boolean judgesLazyReads(boolean crossed) {
    return on.test(LazyLoadAfterClose.ID) || crossed && on.test(EntityCrossesRequest.ID);
  }

  @Override
  public boolean judgesTransactions() {
    return on.test(LazyLoadOutsideTransaction.ID);
  }

  @Override
  public Verdict judge(Misuse misuse) {
    for (UseRule rule : OF_USES) {
      if (rule.concerns(misuse)) {
        if (on.test(rule.id())) {
          return report(rule, misuse);
        }
        if (!rule.yields()) {
          return null;
        }
      }
    }
    return null;
  }

  @Override
  public boolean repeated(Verdict verdict) {
    // A rule that was switched off meanwhile minds no longer.
    return on.test(verdict.rule()) && reporter.repeated(verdict.fingerprint());
  }

  @Override
  public boolean looksAtStacks() {
    return reporter.looksAtStacks();
  }

  private Verdict report(UseRule rule, Misuse misuse) {
    Violation violation =
        Violation.builder(rule.id(), rule.severity(misuse), misuse.outcome(), misuse.subject())
            .time(misuse.used().at())
            .message(rule.message(misuse))
            .lease(misuse.lease())
            .opened(misuse.opened())
            .loaded(misuse.loaded())
            .closed(misuse.closed())
            .used(misuse.used())
            .sql(misuse.sql() == null ? null : Sql.masked(misuse.sql()))
            .exception(misuse.exception())
            .advice(rule.advice(misuse))
            .build();
    OpenInViewAudit.Place place = LazyLoadOutsideTransaction.place(misuse);
    Verdict verdict = report(violation);
    if (verdict.minded() && place != null) {
      reporter.openInView().count(place);
    }
    return verdict;
  }

  private Verdict report(Violation violation) {
    boolean minded = reporter.report(violation);
    return new Verdict(violation.rule(), violation.fingerprint(), violation.message(), minded);
  }
}
