package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import java.lang.ref.WeakReference;

/**
 * A lease that is no longer young. It is held by its handle and their children alone, so that it
 * goes with them; what is to be said of it then is kept here. By the ticker only.
 */
final class AgedLease extends WeakReference<Lease> {
  /** What becomes of a lease, as the ticker sees it. */
  interface Watcher {
    /**
     * It is open.
     *
     * @return when to say so again at the latest, in milliseconds since 1970
     */
    long open(AgedLease aged, Lease lease);

    /** It has ended, and may be gone. */
    void ended(AgedLease aged);

    /** It is gone, and has not ended. */
    void lost(AgedLease aged);
  }

  private static final long SOON_MILLIS = 1_000;
  private static final long LATE_MILLIS = 30_000;

  final Capture opened;
  final long id;

  /** Of a session: the ORM's class; else null. */
  final String sessionType;

  private final LeaseEnd end;

  /** Of a session: the ORM's own object, which is gone before what was read in it; else null. */
  private final WeakReference<Object> session;

  /** Until the next tick: what ended just while it aged is not yet known to have. */
  private Lease held;

  /** Whether it has been said that it is held for long, and when to say so next; Holds'. */
  Hold hold;

  /** Whether it was said that it is open after its request; Crossings'. */
  boolean crossed;

  private long lookAt;
  private boolean openerEnded;
  private boolean ofApplication;
  private boolean lost;
  private String lastSql;
  private Source source;

  AgedLease(Lease lease) {
    super(lease);
    Extras extras = lease.extras();
    this.opened = lease.opened;
    this.id = extras.id;
    this.end = extras.end;
    this.session = extras.sessionObject;
    this.sessionType = extras.sessionType;
    this.source = lease.source;
    this.held = lease;
  }

  /**
   * Looks how it stands, and tells. Seldom at the lease itself: one that is looked at while a
   * collector marks concurrently is kept until the next time that it does.
   *
   * @param now in milliseconds since 1970
   * @return whether there is anything left to be looked at
   */
  boolean look(Watcher watcher, long now) {
    if (end.end != null) {
      watcher.ended(this);
      return false;
    }
    if (refersTo(null)) {
      tellLost(watcher);
      return false;
    }
    if (session != null && session.refersTo(null)) {
      // What was read in it may hold the lease for long; but nobody can end it any more.
      tellLost(watcher);
    }
    if (now < lookAt && openerEnded == opened.by.ended()) {
      return true;
    }
    Lease lease = get();
    if (lease == null) {
      return true;
    }
    if (lease.over) {
      // Before there was anything to say how.
      return false;
    }
    openerEnded = opened.by.ended();
    lookAt = now + Math.min(Math.max((now - opened.at) / 4, SOON_MILLIS), LATE_MILLIS);
    ofApplication = !lease.quiet && !lease.ofLibrary && !lease.keptOpen && !lease.heldBySession();
    lastSql = lease.lastSql;
    source = lease.source;
    if (ofApplication && !lost) {
      lookAt = Math.min(lookAt, watcher.open(this, lease));
    }
    held = null;
    return true;
  }

  private void tellLost(Watcher watcher) {
    if (ofApplication && !end.excused && !lost) {
      lost = true;
      watcher.lost(this);
    }
  }

  boolean ofSession() {
    return sessionType != null;
  }

  /** How it ended; null if it has not. */
  End end() {
    return end.end;
  }

  /** Whether nothing but its handle and their children holds it. */
  boolean onItsOwn() {
    return held == null;
  }

  /** The SQL that was last prepared or run on it, as the host wrote it; null for none. */
  String lastSql() {
    return lastSql;
  }

  LeaseInfo info(long now) {
    return new LeaseInfo(
        id, ofSession() ? LeaseKind.SESSION : LeaseKind.CONNECTION, source.name(), now - opened.at);
  }
}
