package dev.outlive.ledger;

import dev.outlive.adapter.Attribute;
import dev.outlive.hook.Life;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.UnaryOperator;

/**
 * What a bound object of an ORM carries: in which session and by which query it was loaded, and the
 * values that were copied for it while its session lasted. It hangs on the host's object and goes
 * with it.
 */
public final class BoundMark {
  private static final AtomicReferenceFieldUpdater<BoundMark, Kept> KEPT =
      AtomicReferenceFieldUpdater.newUpdater(BoundMark.class, Kept.class, "kept");

  final Session session;

  /** What the session held when it was loaded: all that is in it is let go of at once. */
  final Life context;

  /** Where it was loaded, null if that is not known. */
  final Capture loaded;

  /** The SQL that loaded it, as the host wrote it; null if that is not known. */
  final String sql;

  /** The explicit transaction that it was loaded in; null for none, or if nobody asks for it. */
  final Transaction transaction;

  private final int depth;

  /** How often the session's state had changed by then. */
  private final int state;

  /** When the session let go of it alone; else null. */
  private volatile End letGo;

  /** Whose attribute it is, where it does not know itself; else null. */
  private volatile Attribute owned;

  /** Null while nothing is. */
  private volatile Kept kept;

  /** By attribute; null for none: to write it costs each object that is bound a memory fence. */
  private volatile Map<String, Judge.Verdict> reported;

  /** What an object carries that a query of the session has loaded. */
  BoundMark(Session session, Capture loaded, String sql, Transaction transaction) {
    this(session, session.context, loaded, sql, transaction, 0, session.lease.stateChanges);
  }

  /** The same, of what is bound to a connection: that is all that its session is. */
  BoundMark(
      Session session, Transaction whole, Capture loaded, String sql, Transaction transaction) {
    this(session, whole, loaded, sql, transaction, 0, 0);
  }

  private BoundMark(
      Session session,
      Life context,
      Capture loaded,
      String sql,
      Transaction transaction,
      int depth,
      int state) {
    this.session = session;
    this.context = context;
    this.loaded = loaded;
    this.sql = sql;
    this.transaction = transaction;
    this.depth = depth;
    this.state = state;
  }

  /** Values that were copied for a bound object, and for whatever stands for it later. */
  private static final class Kept {
    volatile Map<String, Copy> copies = Map.of();
  }

  /**
   * A value that was copied.
   *
   * @param value the value
   * @param by who ends a session, and had written how much by then; null of a short read
   * @param given whether somebody has been given it
   */
  public record Copy(Object value, Session.Copier by, boolean given) {
    /** Whether what a thread has written since may be missing in it. */
    boolean hidesWhatIsWritten(JdbcThread thread) {
      return by != null && by.hasWrittenSince(thread);
    }
  }

  /** What an entity carries that is part of a value copied for this one. */
  public BoundMark deeper() {
    return new BoundMark(session, context, loaded, sql, transaction, depth + 1, state);
  }

  /** What another object carries that was loaded in the same session, and shares its fate. */
  BoundMark sibling(Capture load, String loadSql) {
    return new BoundMark(session, context, load, loadSql, transaction, depth, state);
  }

  /** What an object carries that stands for this one from now on: it has the same copies. */
  BoundMark successor() {
    BoundMark successor = sibling(loaded, sql);
    successor.kept = kept;
    return successor;
  }

  /** What something carries that one is to read of it later. */
  BoundMark part() {
    BoundMark part = sibling(loaded, sql);
    part.owned = owned;
    return part;
  }

  /** It is read of this one. */
  void partOf(BoundMark owner) {
    owned = owner.owned;
  }

  /** Whether all that it tells of an object is so that this session binds again, on this thread. */
  boolean tells(Session binding, JdbcThread by) {
    return session == binding
        && context == binding.context
        && letGo == null
        && stateKept()
        && (by.load == null || by.load == loaded)
        && sql == by.loadSql
        && transaction == by.transaction();
  }

  /** Whether it is known well enough where it was loaded to tell that from all other places. */
  public boolean recognisable() {
    return loaded != null && loaded.whole();
  }

  /** The session that it was read in. */
  public Session session() {
    return session;
  }

  /** How many served values lie between the host's own object and this one. */
  public int depth() {
    return depth;
  }

  /** Whether its session is over or has let go of it. */
  boolean over() {
    return letGo != null
        || session.lease.over
        || (ofFirst() ? session.firstLetGo != null : context.over);
  }

  private boolean ofFirst() {
    return context == session.lease;
  }

  /** Whether the explicit transaction is over that it was loaded in. */
  boolean outOfTransaction() {
    return transaction != null && transaction.over;
  }

  /** Its session lets go of it alone. */
  void letGo(Capture capture, String how) {
    letGo = new End(capture, how);
  }

  /** How its session let go of it; null while it has not. */
  End end() {
    End ofAll = ofFirst() ? session.firstLetGo : End.of(context);
    return letGo != null ? letGo : ofAll != null ? ofAll : End.of(session.lease);
  }

  /** It is this attribute. */
  void ownedAs(Attribute attribute) {
    owned = attribute;
  }

  /** Whose attribute it is, with what it knows of that itself. */
  Attribute owned(Attribute described) {
    Attribute known = owned;
    if (known == null) {
      return described;
    }
    return known.name() == null
        ? new Attribute(known.entity(), described.name(), known.id())
        : known;
  }

  /** Whether the session's state is what it was when the object was loaded. */
  boolean stateKept() {
    return state == session.lease.stateChanges;
  }

  /** Keeps the value of an attribute for when it will be asked for. */
  public void keep(String attribute, Object value) {
    change(attribute, before -> new Copy(value, session.copier(), false));
  }

  /** Two threads may do so at the same time; what becomes null is kept no longer. */
  private void change(String attribute, UnaryOperator<Copy> to) {
    Kept here = here();
    synchronized (here) {
      Map<String, Copy> all = new HashMap<>(here.copies);
      all.compute(attribute, (name, before) -> to.apply(before));
      here.copies = Map.copyOf(all);
    }
  }

  /** What holds the values that are kept, and goes with the last that has them. */
  public Object holder() {
    return here();
  }

  private Kept here() {
    if (kept == null) {
      KEPT.compareAndSet(this, null, new Kept());
    }
    return kept;
  }

  /** Whether a value is kept, null included. */
  public boolean has(String attribute) {
    return copy(attribute) != null;
  }

  /** What is kept, null for nothing: who asks twice may be told otherwise. */
  public Copy copy(String attribute) {
    Kept here = kept;
    return here == null ? null : here.copies.get(attribute);
  }

  /** The object has the value itself: whoever asks for it once more wants another. */
  void forget(String attribute) {
    change(attribute, before -> null);
  }

  /** Somebody is given the value that is kept. */
  void give(String attribute) {
    Copy copy = copy(attribute);
    if (copy != null && !copy.given()) {
      change(
          attribute, before -> before == null ? null : new Copy(before.value(), before.by(), true));
    }
  }

  /** All that are kept, by attribute. */
  Map<String, Copy> copies() {
    Kept here = kept;
    return here == null ? Map.of() : here.copies;
  }

  Judge.Verdict reported(String attribute) {
    Map<String, Judge.Verdict> known = reported;
    return known == null ? null : known.get(attribute);
  }

  void report(String attribute, Judge.Verdict verdict) {
    Map<String, Judge.Verdict> known = reported;
    reported = with(known == null ? Map.of() : known, attribute, verdict);
  }

  /** A map with one more entry: there are few, and readers take no lock. */
  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new HashMap<>(map);
    more.put(key, value);
    return Map.copyOf(more);
  }
}
