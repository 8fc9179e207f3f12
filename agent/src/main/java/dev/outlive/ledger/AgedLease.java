package dev.outlive.ledger;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A lease that is no longer young. It is held by its handle and their children alone, so that it
 * goes with them; what is to be said of it then is kept here. By the ticker only.
 */
final class AgedLease extends WeakReference<Lease> {
  final Capture opened;
  final Source source;
  final long id;

  private final AtomicBoolean ended;

  /** Until the next tick: what ended just while it aged is not yet known to have. */
  private Lease held;

  private boolean reported;
  private String lastSql;

  AgedLease(Lease lease) {
    super(lease);
    Extras extras = lease.extras();
    this.opened = lease.opened;
    this.source = lease.source;
    this.id = extras.id;
    this.ended = extras.ended;
    this.held = lease;
  }

  /** Notes how an open lease stands now. */
  void seen(Lease open) {
    held = null;
    reported = !open.quiet && !open.ofLibrary && !open.ofSession && !open.heldBySession();
    lastSql = open.lastSql;
  }

  /** Whether nothing but its handle and their children holds it. */
  boolean onItsOwn() {
    return held == null;
  }

  /** Now that it is gone: whether it was lost, open and nobody's but the application's. */
  boolean lost() {
    return reported && !ended.get();
  }

  /** The SQL that was last prepared or run on it, as the host wrote it; null for none. */
  String lastSql() {
    return lastSql;
  }
}
