package dev.outlive.ledger;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/** What few leases need, kept apart from what each does. */
final class Extras {
  static final AtomicReferenceFieldUpdater<Lease, Extras> PLACE =
      AtomicReferenceFieldUpdater.newUpdater(Lease.class, Extras.class, "extras");

  private static final AtomicLong IDS = new AtomicLong();

  final long id = IDS.incrementAndGet();

  /** For whoever asks when the lease itself is gone. */
  final LeaseEnd end = new LeaseEnd();

  /** The thread that used it last, once another than the one that opened it has; else null. */
  Holder user;

  /**
   * The last exception that a driver threw here, by its simple name: perhaps why it was evicted.
   */
  String lastFailure;

  /** What is to be copied before the end; only while auto-fix knows what. */
  List<Watched> watched;

  /** The session that holds this connection: the two are one, and the session is reported. */
  Lease session;

  /** Whether a call has come through to a driver's connection. */
  boolean traced;

  /** The driver's connection beneath, once a call has told which; null if another shares it. */
  Physical physical;

  /** The last thread that began a call that is to be alone; null while nobody wants to know. */
  volatile JdbcThread runner;

  /** What was opened in it and not closed; null while nobody wants to know. */
  volatile LeaseChildren children;

  /** What savepoints depend on, made with the first. */
  Part transaction;

  /** Whether its transaction is the application's, as an ORM says; null while none has said. */
  Boolean explicit;

  /** What an ORM without sessions has for that transaction, for auto-fix; null for none. */
  WeakReference<Object> begun;

  /** What was loaded since its transaction began; null while nobody wants to know. */
  Transaction loading;

  /** What stands for all of it to what is bound to it; null while nothing is. */
  Transaction whole;

  /** Of a pooled connection: the lease of the handle that it gave out last, which may get lost. */
  private WeakReference<Lease> handle;

  /** Of a session's lease: the ORM's class; else null. */
  String sessionType;

  /** Of a session's lease: the ORM's own object, which nothing of what it read need hold. */
  WeakReference<Object> sessionObject;

  /** Of a session's lease: what was read in it; null of a connection's. */
  Session entities;

  /** What stands for all of the lease that this is of, to what is bound to it. */
  Transaction whole(Lease lease) {
    if (whole == null) {
      whole = new Transaction(lease);
    }
    return whole;
  }

  void gaveOut(Lease handleLease) {
    handle = new WeakReference<>(handleLease);
  }

  /**
   * Of a pooled connection: the lease of the handle that it gave out last; null if that is gone.
   */
  Lease handle() {
    return handle == null ? null : handle.get();
  }

  /** It is a session's. */
  void ofSession(Session known, Object object) {
    sessionType = known.orm.sessionType(object);
    sessionObject = known.object;
    entities = known;
  }
}
