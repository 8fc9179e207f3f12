package dev.outlive.ledger;

import dev.outlive.report.Frame;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Site;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Finds leases that are open although the request that opened them is over. By the ticker only.
 *
 * <p>What is lost is a leak, and goes before: so a lease has to have been there after a collection,
 * or for so long that none is to be expected.
 */
final class Crossings {
  /** What the host closes behind its filters is closed by then. */
  private static final long SETTLED_MILLIS = 1_000;

  private static final long WAIT_FOR_COLLECTION_MILLIS = 5_000;

  private final ApplicationFrames application;
  private final Captures captures;
  private final Judge judge;

  /** What goes with the first collection after a request's lease was found open. */
  private final Map<Scope, WeakReference<Object>> untilCollection = new WeakHashMap<>();

  Crossings(ApplicationFrames application, Captures captures, Judge judge) {
    this.application = application;
    this.captures = captures;
    this.judge = judge;
  }

  /** Looks at those that are no longer young. */
  void tick(OpenLeases leases) {
    if (judge.judgesCrossings()) {
      leases.forEachAged(this::look);
    }
  }

  private void look(AgedLease aged) {
    Scope scope = aged.opened.scope;
    if (scope == null || scope.endedAt() == 0 || aged.crossed) {
      return;
    }
    Lease lease = aged.get();
    if (lease == null || !concerned(lease)) {
      return;
    }
    long now = System.currentTimeMillis();
    if (outlasts(scope, now)) {
      aged.crossed = true;
      report(lease, scope, now);
    }
  }

  private static boolean concerned(Lease lease) {
    return !lease.over
        && !lease.quiet
        && !lease.ofLibrary
        && !lease.keptOpen
        && !lease.handedOver()
        && !lease.heldBySession();
  }

  private boolean outlasts(Scope scope, long now) {
    long since = now - scope.endedAt();
    if (since >= WAIT_FOR_COLLECTION_MILLIS) {
      return true;
    }
    WeakReference<Object> goes =
        untilCollection.computeIfAbsent(scope, s -> new WeakReference<>(new Object()));
    // Looked at as the lease is: a concurrent collection keeps what is looked at meanwhile.
    return since >= SETTLED_MILLIS && goes.get() == null;
  }

  private void report(Lease lease, Scope scope, long now) {
    Site opened = new Sites(application).of(lease.opened, null);
    if (!lease.opened.stacked()) {
      // Perhaps another library's: the next of its like will tell.
      captures.armLeases();
      return;
    }
    if (opened.stack().stream().noneMatch(Frame::application)) {
      return;
    }
    Extras extras = lease.extras();
    judge.crossed(
        new Crossing(
            new LeaseInfo(
                extras.id,
                lease.ofSession ? LeaseKind.SESSION : LeaseKind.CONNECTION,
                lease.source.name(),
                now - lease.opened.at),
            extras.sessionType,
            opened,
            now - scope.endedAt(),
            lease.lastSql));
  }
}
