package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A lease that is no longer young. It is held by its handle and their children alone, so that it
 * goes with them; what is to be said of it then is kept here. By the ticker only.
 */
final class AgedLease extends WeakReference<Lease> {
  /** What becomes of a lease, as the ticker sees it. */
  interface Watcher {
    /** It is open. */
    void open(AgedLease aged, Lease lease);

    /** It has ended, and may be gone. */
    void ended(AgedLease aged);

    /** It is gone, and has not ended. */
    void lost(AgedLease aged);
  }

  final Capture opened;
  final Source source;
  final long id;

  /** Of a session: the ORM's class; else null. */
  final String sessionType;

  private final AtomicReference<End> ended;

  /** Of a session: the ORM's own object, which is gone before what was read in it; else null. */
  private final WeakReference<Object> session;

  /** Until the next tick: what ended just while it aged is not yet known to have. */
  private Lease held;

  /** Whether it has been said that it is held for long, and when to say so next; Holds'. */
  Hold hold;

  private boolean ofApplication;
  private boolean lost;
  private String lastSql;

  AgedLease(Lease lease) {
    super(lease);
    Extras extras = lease.extras();
    this.opened = lease.opened;
    this.source = lease.source;
    this.id = extras.id;
    this.ended = extras.ended;
    this.session = extras.sessionObject;
    this.sessionType = extras.sessionType;
    this.held = lease;
  }

  /**
   * Looks how it stands, and tells.
   *
   * @return whether there is anything left to be looked at
   */
  boolean look(Watcher watcher) {
    Lease lease = get();
    if (lease == null ? ended.get() != null : lease.over) {
      watcher.ended(this);
      return false;
    }
    if (lease == null) {
      tellLost(watcher);
      return false;
    }
    held = null;
    ofApplication = !lease.quiet && !lease.ofLibrary && !lease.heldBySession();
    lastSql = lease.lastSql;
    if (session != null && session.refersTo(null)) {
      // What was read in it may hold the lease for long; but nobody can end it any more.
      tellLost(watcher);
    } else if (ofApplication) {
      watcher.open(this, lease);
    }
    return true;
  }

  private void tellLost(Watcher watcher) {
    if (ofApplication && !lost) {
      lost = true;
      watcher.lost(this);
    }
  }

  boolean ofSession() {
    return sessionType != null;
  }

  /** How it ended; null if it has not. */
  End end() {
    return ended.get();
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
