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

  /** Whether a statement, or the holder, changed what a fresh connection would not have. */
  boolean unlikeFresh;

  /** How often that may have changed which rows it shows. */
  int stateChanges;

  /** In which time of copying such changes were looked for from the beginning; 0: in none. */
  int stateWatchedIn;

  /** Whether state was changed that may go with the transaction that it was changed in. */
  private boolean stateOfTransaction;

  private boolean autoCommit = true;

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

  /** It works otherwise than a fresh one now, but shows what it showed. */
  void modeChanged() {
    unlikeFresh = true;
    if (session != null) {
      session.unlikeFresh = true;
    }
  }

  /** It may show other rows now: than before, and than a fresh one. */
  void stateChanged() {
    modeChanged();
    stateChanges++;
    stateOfTransaction = true;
    if (session != null) {
      session.stateChanges++;
    }
  }

  /** Work was undone: perhaps a change of state with it. */
  void undone() {
    if (stateOfTransaction) {
      stateChanged();
    }
  }

  /** What was set for the transaction, or is undone with it, is gone. */
  void transactionEnded() {
    undone();
    stateOfTransaction = false;
  }

  void autoCommit(boolean on) {
    if (on) {
      transactionEnded();
    } else if (autoCommit) {
      // What was set before is not of the transaction that may begin now.
      stateOfTransaction = false;
    }
    autoCommit = on;
  }

  void holds(Session session) {
    entities = new WeakReference<>(session);
  }

  /** Of a session's lease: what was read in it; null of a connection's, or when it is gone. */
  Session orm() {
    return entities == null ? null : entities.get();
  }
}
