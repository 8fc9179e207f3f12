package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.report.Frame;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Site;
import dev.outlive.report.Thrown;
import dev.outlive.weave.JdbcKind;
import java.sql.SQLException;
import java.util.List;

/** What borrowers leave behind: work that they have not ended, and what they have set. */
final class Returns {
  /**
   * "Invalid transaction state": the class of SQLState that a refused close has (SQL:2003, 24.1).
   */
  private static final String INVALID_TRANSACTION_STATE = "25";

  private final ApplicationFrames application;
  private final Captures captures;
  private final Sites sites;
  private final Judge judge;
  private final Physicals physicals;
  private final OpenLeases openLeases;
  private final Restores restores = new Restores();
  private final Floods floods = new Floods();

  Returns(
      ApplicationFrames application,
      Captures captures,
      Judge judge,
      Physicals physicals,
      OpenLeases openLeases) {
    this.application = application;
    this.captures = captures;
    this.sites = new Sites(application);
    this.judge = judge;
    this.physicals = physicals;
    this.openLeases = openLeases;
  }

  /** SQL that changes something, or may have, was run. */
  void worked(Calls calls, Lease lease, Execution execution, boolean counted) {
    if (calls.branches > 0 || !lease.inTransaction()) {
      return;
    }
    Extras extras = lease.extras;
    Physical physical = extras == null ? null : extras.physical;
    switch (SqlEffect.of(execution.sql, physical == null ? null : physical.driver)) {
      case WORK -> {
        if (lease.work == null) {
          lease.work = execution.sql == null ? Lease.UNKNOWN_WORK : execution.sql;
          execution.onlyWorkIfAny = !counted;
        }
      }
      case ENDS -> lease.work = null;
      case NONE -> {
        // Nothing that anybody would miss.
      }
    }
  }

  /** What was run turns out to have changed this many rows. */
  static void counted(Lease lease, Execution execution, Object rows) {
    if (execution.onlyWorkIfAny && rows instanceof Number number && number.longValue() == 0) {
      lease.work = null;
    }
    execution.onlyWorkIfAny = false;
  }

  /** A call of a lease has come through to a driver's connection. */
  void reached(Calls calls, Lease lease, boolean handedOut) {
    Changes left = physicals.lent(calls, lease, handedOut);
    if (left == null || !judge.judgesState()) {
      return;
    }
    left.changes().forEach(each -> restores.seen(left.source(), each.carried()));
    Site opened = sites.of(left.opened(), null);
    if (!left.opened().stacked()) {
      captures.armLeases();
    } else if (!ofApplication(opened)) {
      return;
    }
    Site closed = sites.of(left.end().capture(), left.end().how());
    for (Changes.Change each : left.changes()) {
      judge.changedState(
          new ChangedState(
              left.lease(), opened, closed, each.carried(), each.found(), each.left(), false));
    }
  }

  /**
   * A lease is about to be ended by its holder's close, which the thread is in, and what is wrong
   * is to be mended.
   */
  void ending(Calls calls, Object handle, Lease lease) {
    if (!judge.judgesState()) {
      return;
    }
    List<Changes.Change> restored = restores.restore(calls, handle, lease);
    if (!restored.isEmpty()) {
      long now = System.currentTimeMillis();
      Site opened = sites.of(lease.opened, null);
      Site closed = sites.of(Walk.here(application), now);
      for (Changes.Change each : restored) {
        judge.changedState(
            new ChangedState(
                info(lease, now), opened, closed, each.carried(), each.found(), each.left(), true));
      }
    }
  }

  /** A lease has ended by its holder's close, which the thread is in. */
  void ended(Calls calls, Lease lease) {
    if (lease.ofLibrary || lease.quiet || lease.unasked) {
      return;
    }
    if (lease.work != null) {
      OpenWork.Fate fate = fate(calls, lease);
      if (fate != OpenWork.Fate.LEFT_OPEN || !shared(lease)) {
        openWork(lease, fate, null);
      }
    }
    Extras extras = lease.extras;
    if (extras != null && extras.physical != null && lease.pooled && !calls.physicalClosed) {
      changedState(calls, lease, extras.physical);
    }
  }

  /**
   * Whether it may be another's of the same thread, which is open and has not been used itself: a
   * transaction manager's, that those who take part in the transaction use and do not close.
   */
  private boolean shared(Lease lease) {
    return lease.autoCommits()
        && openLeases.heldBy(
            Thread.currentThread(), each -> each.extras == null || !each.extras.traced);
  }

  private static OpenWork.Fate fate(Calls calls, Lease lease) {
    Reached reached = Reached.of(calls);
    if (reached != null && reached.fate != null) {
      return reached.fate == Reached.Fate.COMMITTED
          ? OpenWork.Fate.COMMITTED
          : OpenWork.Fate.ROLLED_BACK;
    }
    if (lease.pooled && !calls.physicalClosed) {
      return OpenWork.Fate.LEFT_OPEN;
    }
    Physical physical = lease.extras == null ? null : lease.extras.physical;
    // Oracle's JDBC Developer's Guide: a close commits what was neither committed nor rolled back.
    return physical != null && physical.driver.startsWith("oracle.")
        ? OpenWork.Fate.COMMITTED
        : OpenWork.Fate.ROLLED_BACK;
  }

  /** A close has thrown, and closed nothing. */
  void refused(Lease lease, Throwable thrown) {
    if (lease.work != null
        && !lease.ofLibrary
        && !lease.quiet
        && thrown instanceof SQLException refusal
        && refusal.getSQLState() != null
        && refusal.getSQLState().startsWith(INVALID_TRANSACTION_STATE)) {
      openWork(lease, OpenWork.Fate.KEPT, thrown);
    }
  }

  private void openWork(Lease lease, OpenWork.Fate fate, Throwable thrown) {
    if (!judge.judgesReturns()) {
      return;
    }
    long now = System.currentTimeMillis();
    String sql = lease.work == Lease.UNKNOWN_WORK ? null : lease.work;
    Floods.Place place = place(sql);
    Judge.Verdict known = place == null ? null : floods.flooding(place, now);
    if (known != null && judge.repeated(known)) {
      return;
    }
    Site closed = sites.of(Walk.here(application), now);
    if (!ofApplication(closed)) {
      return;
    }
    if (!lease.opened.stacked()) {
      captures.armLeases();
    }
    Judge.Verdict verdict =
        judge.openWork(
            new OpenWork(
                info(lease, now),
                sites.of(lease.opened, null),
                closed,
                sql,
                fate,
                thrown == null ? null : Thrown.of(thrown)));
    if (place != null && verdict != null) {
      floods.judged(place, now, verdict);
    }
  }

  private static Floods.Place place(String sql) {
    Walk.Call call = Walk.call();
    return call == null
        ? null
        : new Floods.Place(new Floods.Origin(JdbcKind.CONNECTION, sql), call);
  }

  private void changedState(Calls calls, Lease lease, Physical physical) {
    List<Changes.Change> changes = physical.changes(calls);
    if (!changes.isEmpty()) {
      End end = End.of(lease);
      physical.left =
          new Changes(info(lease, end.capture().at), lease.source, lease.opened, end, changes);
      physicals.trace();
    }
  }

  private static LeaseInfo info(Lease lease, long now) {
    return new LeaseInfo(
        lease.id(), LeaseKind.CONNECTION, lease.source.name(), now - lease.opened.at);
  }

  private static boolean ofApplication(Site site) {
    return site.stack().stream().anyMatch(Frame::application);
  }
}
