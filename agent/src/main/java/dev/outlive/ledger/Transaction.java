package dev.outlive.ledger;

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

  private final long lease;
  private final Source source;

  Transaction(Lease lease) {
    super(null);
    this.lease = lease.id();
    this.source = lease.source;
    this.opened = lease.opened;
  }

  /** What stands for a session; null while nothing needs it. */
  Session session() {
    return session == null ? null : session.get();
  }

  void session(Session known) {
    session = new WeakReference<>(known);
  }

  /** What it was a part of. */
  LeaseInfo info(long now) {
    return new LeaseInfo(lease, LeaseKind.CONNECTION, source.name(), now - opened.at);
  }
}
