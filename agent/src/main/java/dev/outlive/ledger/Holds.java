package dev.outlive.ledger;

import dev.outlive.report.Frame;
import dev.outlive.report.Site;
import java.time.Instant;
import java.util.Set;

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

  /**
   * The threads that start most programs, and end before what they have started: the JVM's, and the
   * one of Spring Boot's developer tools.
   */
  private static final Set<String> STARTERS = Set.of("main", "restartedMain");

  /** A look at another thread stops it for a moment: the rest waits for the next tick. */
  private static final int MOST_A_TICK = 100;

  private final ApplicationFrames application;
  private final Captures captures;
  private final Sites sites;
  private final Judge judge;
  private long thresholdMillis;
  private int left;

  Holds(ApplicationFrames application, Captures captures, Judge judge) {
    this.application = application;
    this.captures = captures;
    this.sites = new Sites(application);
    this.judge = judge;
  }

  /**
   * A tick begins.
   *
   * @param millis the age at which a lease has been held for long; 0: never
   */
  void begin(long millis) {
    thresholdMillis = millis;
    left = MOST_A_TICK;
  }

  /**
   * @param now in milliseconds since 1970
   * @return when to look again at the latest
   */
  long look(AgedLease aged, Lease lease, long now) {
    if (thresholdMillis == 0 || aged.crossed) {
      return Long.MAX_VALUE;
    }
    long due = due(aged, lease, now);
    if (due > now || !judge.judgesHolds() || left == 0) {
      return due;
    }
    left--;
    Hold hold = aged.hold;
    // Said the less often, the longer it lasts.
    hold.reportAtAge = 2 * (now - aged.opened.at);
    report(aged, lease, now);
    return aged.opened.at + hold.reportAtAge;
  }

  private void report(AgedLease aged, Lease lease, long now) {
    Site opened = sites.of(aged.opened, null);
    if (!aged.opened.stacked()) {
      captures.armLeases();
    } else if (opened.stack().stream().noneMatch(Frame::application)) {
      // A pool's, or another library's.
      return;
    }
    aged.hold.reports++;
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

  /** When it has been held for long, or for so long that it is to be said again. */
  private long due(AgedLease aged, Lease lease, long now) {
    boolean lent = aged.ofSession() || lease.pooled;
    if (!lent && !abandoned(lease)) {
      // If it was said, it is to be said when it ends.
      aged.hold = aged.hold == null || aged.hold.reports == 0 ? null : aged.hold;
      return Long.MAX_VALUE;
    }
    if (aged.hold == null) {
      aged.hold = new Hold();
      aged.hold.reportAtAge = lent ? thresholdMillis : now - aged.opened.at + HAND_OVER_MILLIS;
    }
    return aged.opened.at + aged.hold.reportAtAge;
  }

  /** Whether a connection's only thread is over. */
  private static boolean abandoned(Lease lease) {
    return !lease.handedOver()
        && lease.opened.by.ended()
        && !STARTERS.contains(lease.opened.by.name());
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
