package dev.outlive.ledger;

import dev.outlive.hook.Life;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time during which somebody may use a connection or session: from the hand-out to the close of
 * exactly that hand-out. Held by the stamps of the handle and its children, so that it is
 * unreachable when they are; it holds nothing of the host strongly.
 */
public final class Lease extends Life {
  private static final AtomicLong IDS = new AtomicLong();

  final long id = IDS.incrementAndGet();
  final boolean ofSession;
  final Capture opened;
  final Source source;

  /** The thread that opened it, to ask what it does now. */
  final WeakReference<Thread> holder = new WeakReference<>(Thread.currentThread());

  /** Whether its close gave the connection back to somebody who keeps it open. */
  boolean pooled;

  /** Whether a pool, or another library, opened it for itself. */
  boolean ofLibrary;

  /**
   * The last exception that a driver threw here, by its simple name: perhaps why it was evicted.
   */
  String lastFailure;

  /** What is to be copied before the end; only while auto-fix knows what. */
  List<Watched> watched;

  /** The session that holds this connection: the two are one, and the session is reported. */
  Lease session;

  /** Whether a statement, or the holder, changed what a connection of its own would not have. */
  boolean stateChanged;

  /** Whether such changes were looked for from the beginning. */
  boolean stateWatched;

  /** Nothing more is reported: aborted, or the connection broke. */
  boolean quiet;

  /** Ended by somebody else than its holder. */
  boolean unasked;

  /** What savepoints depend on, made with the first. */
  Part transaction;

  /** Of a pooled connection: the lease of the handle that it gave out last. */
  Lease handle;

  /** The SQL that was last prepared or run, as the host wrote it. */
  String lastSql;

  /** Of a session's lease: what was read in it, weakly, since the session's object holds it. */
  private WeakReference<Session> entities;

  Lease(boolean ofSession, Capture opened, Source source) {
    super(null);
    this.ofSession = ofSession;
    this.opened = opened;
    this.label = opened;
    this.source = source;
  }

  void holds(Session session) {
    entities = new WeakReference<>(session);
  }

  /** Of a session's lease: what was read in it; null of a connection's, or when it is gone. */
  Session orm() {
    return entities == null ? null : entities.get();
  }
}
