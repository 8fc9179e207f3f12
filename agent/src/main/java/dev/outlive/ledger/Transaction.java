package dev.outlive.ledger;

import dev.outlive.adapter.Orm;
import dev.outlive.hook.Life;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import java.lang.ref.WeakReference;

/**
 * An explicit transaction, or all of a connection's lease, for what is loaded in it to remember. It
 * depends on nothing: what holds it must not hold the connection's lease, which ends, or gets lost,
 * by itself.
 */
final class Transaction extends Life {
  /** Where its connection was borrowed. */
  final Capture opened;

  /**
   * What stands for a session, where an ORM has none. Held by what was loaded: a thread remembers
   * its last transaction for long, and must not keep the ORM's loader alive with it.
   */
  private WeakReference<Session> session;

  /** What an ORM without sessions has for it, for auto-fix; null for none. */
  private final WeakReference<Object> begun;

  /** The same to what has no ORM but the agent; null while nothing needs it. */
  private Session ofNamed;

  private final long lease;
  private final Source source;
  private final int stateWatchedIn;

  Transaction(Lease lease) {
    super(null);
    this.lease = lease.id();
    this.source = lease.source;
    this.opened = lease.opened;
    this.begun = lease.extras().begun;
    this.stateWatchedIn = lease.stateWatchedIn;
  }

  /** What an ORM without sessions has for it; null for none, or if it is gone. */
  Object begun() {
    return begun == null ? null : begun.get();
  }

  /** A lease that is no connection's: for what stands for a session. */
  Lease withoutConnection() {
    Lease without = new Lease(false, opened, Source.NONE);
    without.stateWatchedIn = stateWatchedIn;
    return without;
  }

  /** What stands for a session; null while nothing needs it. */
  Session session() {
    return session == null ? null : session.get();
  }

  void session(Session known) {
    session = new WeakReference<>(known);
  }

  /** What stands for a session to entities that the user has named. */
  Session sessionOfNamed(Orm named, Marks marks) {
    if (ofNamed == null) {
      ofNamed = new Session(named, marks, withoutConnection(), null, null);
    }
    return ofNamed;
  }

  /** What it was a part of. */
  LeaseInfo info(long now) {
    return new LeaseInfo(lease, LeaseKind.CONNECTION, source.name(), now - opened.at);
  }
}
