package dev.outlive.ledger;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** What few leases need, kept apart from what each does. */
final class Extras {
  static final AtomicReferenceFieldUpdater<Lease, Extras> PLACE =
      AtomicReferenceFieldUpdater.newUpdater(Lease.class, Extras.class, "extras");

  private static final AtomicLong IDS = new AtomicLong();

  final long id = IDS.incrementAndGet();

  /** Whether the lease has ended: for whoever asks when the lease itself is gone. */
  final AtomicBoolean ended = new AtomicBoolean();

  /**
   * The last exception that a driver threw here, by its simple name: perhaps why it was evicted.
   */
  String lastFailure;

  /** What is to be copied before the end; only while auto-fix knows what. */
  List<Watched> watched;

  /** Whether it was found open after the request that opened it; the ticker's. */
  boolean crossed;

  /** The session that holds this connection: the two are one, and the session is reported. */
  Lease session;

  /** What savepoints depend on, made with the first. */
  Part transaction;

  /** Of a pooled connection: the lease of the handle that it gave out last, which may get lost. */
  private WeakReference<Lease> handle;

  /** Of a session's lease: what was read in it, weakly, since the session's object holds it. */
  private WeakReference<Session> entities;

  void gaveOut(Lease handleLease) {
    handle = new WeakReference<>(handleLease);
  }

  /**
   * Of a pooled connection: the lease of the handle that it gave out last; null if that is gone.
   */
  Lease handle() {
    return handle == null ? null : handle.get();
  }

  void holds(Session session) {
    entities = new WeakReference<>(session);
  }

  /** Of a session's lease: what was read in it; null of a connection's, or when it is gone. */
  Session entities() {
    return entities == null ? null : entities.get();
  }
}
