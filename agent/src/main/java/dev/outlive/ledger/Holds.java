package dev.outlive.ledger;

import dev.outlive.report.Frame;
import dev.outlive.report.Site;
import java.time.Instant;

/**
 * Finds leases that are held for long, and such as were and have ended after all. By the ticker
 * only.
 *
 * <p>A borrow is held for long by the clock. A connection straight from a driver is nobody's but
 * the opening thread's, which may keep it for as long as it lives: so it is held for long once that
 * thread has ended, unless another has used it, which then has it.
 */
final class Holds {
  /** A thread that opens connections for others may end before they use them: so long is waited. */
  private static final long HAND_OVER_MILLIS = 1000;

  /** The thread that starts most programs, and ends before what it has started. */
  private static final String STARTER = "main";

  private final ApplicationFrames application;
  private final Captures captures;
  private final Sites sites;
  private final Judge judge;
  private long thresholdMillis;

  Holds(ApplicationFrames application, Captures captures, Judge judge) {
    this.application = application;
    this.captures = captures;
    this.sites = new Sites(application);
    this.judge = judge;
  }

  /**
   * @param millis the age at which a lease has been held for long; 0: never
   */
  void threshold(long millis) {
    thresholdMillis = millis;
  }

  void look(AgedLease aged, Lease lease, long now) {
    Extras extras = lease.extras;
    if (extras != null && extras.crossed) {
      // Said already, and more.
      return;
    }
    if (thresholdMillis == 0 || !due(aged, lease, now) || !judge.judgesHolds()) {
      return;
    }
    Site opened = sites.of(aged.opened, null);
    if (!aged.opened.stacked()) {
      captures.armLeases();
    } else if (opened.stack().stream().noneMatch(Frame::application)) {
      // A pool's, or another library's.
      return;
    }
    Hold hold = aged.hold;
    hold.reports++;
    // Said the less often, the longer it lasts.
    hold.reportAtAge = 2 * (now - aged.opened.at);
    Holder holder = lease.holder();
    judge.held(
        new Held(
            aged.info(now),
            aged.sessionType,
            lease.pooled,
            opened,
            holder.name(),
            now(holder.get(), now),
            null,
            aged.lastSql()));
  }

  private boolean due(AgedLease aged, Lease lease, long now) {
    long age = now - aged.opened.at;
    if (aged.hold == null) {
      boolean look = aged.ofSession() || lease.pooled ? age >= thresholdMillis : abandoned(lease);
      if (!look) {
        return false;
      }
      aged.hold = new Hold();
    }
    Hold hold = aged.hold;
    if (aged.ofSession() || lease.pooled) {
      return age >= hold.reportAtAge;
    }
    if (!abandoned(lease)) {
      hold.abandonedAt = 0;
      return false;
    }
    if (hold.abandonedAt == 0) {
      hold.abandonedAt = now;
    }
    return now - hold.abandonedAt >= HAND_OVER_MILLIS && age >= hold.reportAtAge;
  }

  /** Whether a connection's only thread is over. */
  private static boolean abandoned(Lease lease) {
    return !lease.handedOver()
        && lease.opened.by.ended()
        && !lease.opened.by.name().equals(STARTER);
  }

  private Site now(Thread holder, long now) {
    if (holder == null) {
      return null;
    }
    StackTraceElement[] stack = holder.getStackTrace();
    // A thread that is over has none.
    return stack.length == 0
        ? null
        : new Site(
            Instant.ofEpochMilli(now), holder.getName(), null, application.text(stack), null);
  }

  /** A lease has ended: if it was said to be held, that is over. */
  void ended(AgedLease aged) {
    End end = aged.end();
    if (aged.hold == null || aged.hold.reports == 0 || end == null || !judge.judgesHolds()) {
      return;
    }
    judge.held(
        new Held(
            aged.info(end.capture().at),
            aged.sessionType,
            true,
            sites.of(aged.opened, null),
            end.capture().by.name(),
            null,
            sites.of(end.capture(), end.how()),
            aged.lastSql()));
  }
}
