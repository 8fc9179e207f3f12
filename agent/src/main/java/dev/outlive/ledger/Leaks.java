package dev.outlive.ledger;

import dev.outlive.report.Frame;
import dev.outlive.report.Site;

/** Turns leases that were lost into leaks for the rules to report. By the ticker only. */
final class Leaks {
  private final ApplicationFrames application;
  private final Captures captures;
  private final Judge judge;

  Leaks(ApplicationFrames application, Captures captures, Judge judge) {
    this.application = application;
    this.captures = captures;
    this.judge = judge;
  }

  /** A lease became unreachable, open. */
  void lost(AgedLease lease, long now) {
    if (!judge.judgesLeaks()) {
      return;
    }
    Site opened = new Sites(application).of(lease.opened, null);
    if (!lease.opened.stacked()) {
      captures.armLeases();
    } else if (opened.stack().stream().noneMatch(Frame::application)) {
      // A pool's, or another library's.
      return;
    }
    judge.leaked(new Leak(lease.info(now), lease.sessionType, opened, lease.lastSql()));
  }
}
