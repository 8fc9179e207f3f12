package dev.outlive.ledger;

import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.Orm;
import dev.outlive.hook.Calls;
import dev.outlive.hook.Life;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ORM sessions, and what was read in them: who belongs to whom, and for how long. Every entry here
 * may throw; the ledger contains it.
 */
final class Sessions {
  private final Stamps stamps;
  private final ClosedFactories factories;
  private final Marks marks;
  private final Captures captures;
  private final JdbcThreads threads;
  private final OpenLeases openLeases;
  private final Leases leases;
  private final Sites sites;
  private final Judge judge;
  private final Fix fix;
  private final Loads loads;

  Sessions(
      Stamps stamps,
      Marks marks,
      ClosedFactories factories,
      Captures captures,
      JdbcThreads threads,
      OpenLeases openLeases,
      Leases leases,
      ApplicationFrames application,
      Judge judge,
      Fix fix,
      Loads loads) {
    this.stamps = stamps;
    this.marks = marks;
    this.factories = factories;
    this.captures = captures;
    this.threads = threads;
    this.openLeases = openLeases;
    this.leases = leases;
    this.sites = new Sites(application);
    this.judge = judge;
    this.fix = fix;
    this.loads = loads;
  }

  // ---- sessions

  void opened(Calls calls, Orm orm, Object object) {
    Object session = orm.session(object);
    if (session == null) {
      return;
    }
    Connection connection = orm.connection(session);
    Life held = connection == null ? null : stamps.of(connection);
    Lease ofConnection = held != null && held.root() instanceof Lease lease ? lease : null;
    JdbcThread by = threads.of(calls);
    Lease lease =
        new Lease(true, opening(by), ofConnection == null ? Source.NONE : ofConnection.source);
    if (ofConnection != null) {
      holds(lease, ofConnection);
    }
    Object factory = fix.on() && orm instanceof FixingOrm fixing ? fixing.factory(session) : null;
    Session known = new Session(orm, marks, lease, session, factory);
    lease.extras().ofSession(known, session);
    marks.put(session, known);
    Object borrower = orm.borrower(session);
    if (borrower != null && !(marks.of(borrower) instanceof Session shared && !shared.lease.over)) {
      marks.put(borrower, known);
    }
    openLeases.opened(by, lease);
    loads.begin(by);
    known.onOthers = !orm.ownsConnection(session);
    if (known.onOthers) {
      loads.followOrigins();
    }
  }

  /** Who opens a session in a request decides whether something is too late there. */
  private Capture opening(JdbcThread by) {
    return judge.judgesTransactions() && by.scope() != null
        ? captures.ofLearned(by)
        : captures.ofLease(by);
  }

  /** A session and the connection that it holds are one. */
  private static void holds(Lease session, Lease connection) {
    session.source = connection.source;
    session.stateWatchedIn = connection.stateWatchedIn;
    session.unlikeFresh |= connection.unlikeFresh;
    connection.extras().session = session;
    connection.excuse();
  }

  void borrowed(Object connection, Object mark) {
    Life life = stamps.of(connection);
    if (mark instanceof Session known
        && life != null
        && life.root() instanceof Lease lease
        && !lease.heldByOpenSession()
        && !lease.over
        && !known.lease.over) {
      holds(known.lease, lease);
    }
  }

  /** Where an ORM goes past the handle that it was lent, what it has made of that tells. */
  void wraps(Orm orm, Connection wrapper) {
    Life handle = wrapper == null ? null : stamps.of(orm.lent(wrapper));
    if (handle != null) {
      stamps.put(wrapper, handle);
    }
  }

  /** Something works for the session that the mark is of. */
  void part(Object part, Object mark) {
    if (part != null && mark instanceof Session known && marks.of(part) != known) {
      marks.put(part, known);
    } else if (part != null && mark instanceof BoundMark owner) {
      if (marks.of(part) instanceof BoundMark own && own.context != owner.context) {
        own.partOf(owner);
      } else {
        marks.put(part, owner.part());
      }
    }
  }

  /** What is known of the session behind what an ORM has for it; null for nothing. */
  private Session known(Orm orm, Object object) {
    Object session = object == null ? null : orm.session(object);
    return session != null && marks.of(session) instanceof Session known ? known : null;
  }

  /** What an ORM has for a transaction has begun. */
  void begun(Orm orm, Object transaction, Object connection) {
    loads.follow();
    Life life = connection == null || !judge.judgesTransactions() ? null : stamps.of(connection);
    if (life != null && life.root() instanceof Lease lease) {
      lease.extras().explicit = orm.explicit(transaction);
      Object followed = fix.on() && orm instanceof FixingOrm ? orm.session(transaction) : null;
      lease.extras().begun = followed == null ? null : new WeakReference<>(followed);
    }
  }

  /** An entity has been read in a session. */
  void bound(Calls calls, Orm orm, Object session, Object entity) {
    Session known = known(orm, session);
    if (known != null) {
      marks.put(entity, loadedNow(calls, known));
      known.add(entity);
    }
  }

  /** The agent reads, and the ORM binds an object meanwhile; what that is to carry. */
  Object joinedOurs(Calls calls, Object bound, Object mark) {
    return calls.orm instanceof InOrm state && state.deeper != null
        ? state.deeper.join(bound)
        : mark;
  }

  /** A bound object belongs to a session; what it is to carry. */
  Object joined(Calls calls, Orm orm, Object bound, Object session, Object mark) {
    if (!orm.joins(session, mark != null)) {
      return mark;
    }
    if (!orm.hasSessions()) {
      loads.follow();
      Connection connection = orm.boundTo(bound);
      return connection == null
          ? loadedNow(calls, orm, bound)
          : loadedOn(calls, orm, bound, connection, mark);
    }
    Reading late = calls.orm instanceof InOrm state ? state.late() : null;
    if (late != null && !late.onlyOutside() && late.mark() != null) {
      // Whatever the ORM opens to answer a late read: what that loads is as late as the read.
      return orm.binds(session)
          ? loadedNow(calls, late.mark().session)
          : late.mark().sibling(loadedBy(threads.of(calls)), threads.of(calls).loadSql);
    }
    Session known = known(orm, session);
    if (known == null || known.lease.over || !orm.binds(session)) {
      return mark;
    }
    if (orm.ownerUnknown(bound)) {
      known.unowned++;
    }
    if (known.fixing() != null && fix.on()) {
      known.lookForFilters(orm.session(session));
      if (!known.fixing().keepsAccount() && fix.hasLearned()) {
        known.add(bound);
      }
    }
    Origin origin = known.onOthers ? threads.of(calls).loadedFrom : null;
    if (origin != null) {
      known.loadedFrom(origin);
    }
    // An ORM tells of some objects twice: when it makes them, and when it hands them over.
    return mark instanceof BoundMark before && before.tells(known, threads.of(calls))
        ? mark
        : loadedNow(calls, known);
  }

  private BoundMark loadedNow(Calls calls, Session session) {
    JdbcThread by = threads.of(calls);
    return new BoundMark(session, loadedBy(by), by.loadSql, by.transaction());
  }

  /** Without sessions, only what was loaded in a transaction belongs to anything. */
  private BoundMark loadedNow(Calls calls, Orm orm, Object bound) {
    JdbcThread by = threads.of(calls);
    Transaction in = by.transaction();
    if (in == null) {
      // A read may only make what is to be read in turn: that is as old as what it is made for.
      Reading around = calls.orm instanceof InOrm state ? state.late() : null;
      return around != null && around.onlyOutside() && around.runs() == by.runs
          ? around.mark()
          : null;
    }
    if (!orm.binds(bound)) {
      return null;
    }
    Session known = standsFor(orm, in);
    if (known.fixing() != null && fix.hasLearned()) {
      known.add(bound);
    }
    return new BoundMark(known, by.load, by.loadSql, in);
  }

  /** What is bound to a connection is good for as long as that is. */
  private Object loadedOn(
      Calls calls, Orm orm, Object bound, Connection connection, Object before) {
    Life life = stamps.of(connection);
    if (life == null || !(life.root() instanceof Lease lease) || lease.over) {
      return before;
    }
    Transaction whole = lease.extras().whole(lease);
    JdbcThread by = threads.of(calls);
    boolean queried = orm.queried(bound);
    BoundMark mark =
        new BoundMark(
            standsFor(orm, whole),
            whole,
            queried ? loadedBy(by) : null,
            queried ? by.loadSql : null,
            by.transaction());
    Attribute identity = orm.identity(null, bound);
    if (identity != null) {
      mark.ownedAs(identity);
    }
    return mark;
  }

  private Session standsFor(Orm orm, Transaction in) {
    Session known = in.session();
    if (known == null) {
      Object transaction = in.begun();
      known = new Session(orm, marks, in.withoutConnection(), transaction, null);
      in.session(known);
      if (transaction != null) {
        // What is about to give back its connection is to find what was loaded on that.
        if (marks.of(transaction) instanceof Session before) {
          before.ended();
        }
        marks.put(transaction, known);
      }
    }
    return known;
  }

  /** Without a query: a mere reference, or out of a cache, perhaps long after the last. */
  private Capture loadedBy(JdbcThread by) {
    return by.load == null ? captures.ifPlenty(by) : by.load;
  }

  /** An ORM is followed no longer: the ends of the sessions that are open may go unseen. */
  void unfollow() {
    for (Lease lease : openLeases.all()) {
      if (lease.ofSession) {
        lease.quiet = true;
        lease.excuse();
      }
    }
  }

  /** A bound object stands for another one that its session lets go of; what it is to carry. */
  Object replaces(Calls calls, Object replaced, Object mark) {
    if (!(marks.of(replaced) instanceof BoundMark before)) {
      return mark;
    }
    BoundMark now = before.successor();
    Object session = before.session.object();
    if (session != null
        && before.session.lettingGo == null
        && before.session.fixing() != null
        && fix.on()) {
      // It may be read while its session goes on.
      before.session.lookBack(session);
    }
    letGo(calls, now);
    return now;
  }

  /** An object of the application's stands for a bound object that its session lets go of. */
  void replacedBy(Calls calls, Object object, Object replaced) {
    Object mark = replaces(calls, replaced, null);
    if (mark != null) {
      marks.keep(object, mark);
    }
  }

  /** A session lets go of one bound object. */
  void letGo(Calls calls, Object mark) {
    if (mark instanceof BoundMark known && known.session.lettingGo == null && !known.over()) {
      known.letGo(captures.ifPlenty(threads.of(calls)), "evicted");
    }
  }

  /** A bound object is about to be written as it is, with what was answered for it. */
  void written(Orm orm, Object bound) {
    if (orm instanceof FixingOrm fixing && marks.of(bound) instanceof BoundMark mark) {
      for (Map.Entry<String, BoundMark.Copy> each : mark.copies().entrySet()) {
        fixing.takeBack(bound, each.getKey(), each.getValue().value());
      }
    }
  }

  void ending(Calls calls, Orm orm, Object object) {
    Session known = known(orm, object);
    if (known == null || known.lease.over || known.lettingGo != null) {
      return;
    }
    Object session = orm.session(object);
    String how = orm.letsGoBy(session);
    if (how != null && how.isEmpty()) {
      known.endsNext = true;
      return;
    }
    known.findOwners();
    if (known.fixing() != null && fix.on()) {
      known.lookForFilters(session);
      known.lookBack(session);
      if (!known.fixing().copiedWhenReleased()) {
        copyLearned(calls, known, session);
      }
    }
    known.lettingGo = session;
    if (how != null && !known.endsNext) {
      JdbcThread by = threads.of(calls);
      known.letGoOfAll(captures.ofEnd(by, known.lease.opened), how);
    }
  }

  /** The connection of a session is about to be given back. */
  void releasing(Calls calls, Object mark) {
    if (mark instanceof Session known && !known.lease.over && known.fixing() != null) {
      Object session = known.object();
      if (session != null && fix.hasLearned()) {
        known.findOwners();
        known.lookForFilters(session);
        copyLearned(calls, known, session);
      }
      if (!known.orm.hasSessions()) {
        known.ended();
      }
    }
  }

  private void copyLearned(Calls calls, Session known, Object session) {
    // What is read now must be read in this session: a context may be closed by any thread, and
    // another thread's transaction is none of ours to take part in.
    if (!fix.hasLearned() || known.filtered() || !known.fixing().current(session)) {
      return;
    }
    boolean keeps = known.orm.keepsConnection();
    Connection connection = keeps ? known.orm.connection(session) : null;
    Lease held = connection == null ? null : lease(connection);
    if (known.onOthers && keeps && !settled(calls, held)) {
      return;
    }
    if (keeps ? connection != null : !holdsConnection()) {
      known.copies(threads.of(calls));
      calls.depth++;
      calls.ours = true;
      try {
        fix.ending(
            known,
            connection,
            held != null && !held.ran && !known.onOthers,
            loads(known, !known.countsStateChanges() && held != null && held.stateChanges > 0),
            known.info(System.currentTimeMillis()));
      } finally {
        known.copied();
        calls.ours = false;
        calls.running = null;
        calls.depth--;
      }
    }
  }

  /** It may be in a transaction of its own, and a pool may have none left beside it. */
  private boolean holdsConnection() {
    return openLeases.heldBy(Thread.currentThread(), lease -> !lease.ofSession);
  }

  /**
   * Whether somebody else's connection is still there, and nothing has been done on it that may yet
   * be undone with what would be copied.
   */
  private static boolean settled(Calls calls, Lease held) {
    return held != null
        && !held.over
        && held.work == null
        && !held.handedOutWritten
        && calls.branches == 0;
  }

  private Lease lease(Connection connection) {
    Life held = stamps.of(connection);
    return held != null && held.root() instanceof Lease lease ? lease : null;
  }

  /**
   * @param changed whether its connection, which is somebody else's, may show other rows by now
   */
  private List<Fix.Load> loads(Session session, boolean changed) {
    Map<Capture, List<Bound>> bySite = new LinkedHashMap<>();
    Set<Capture> changedSince = new HashSet<>();
    for (Bound each : session.unloaded()) {
      BoundMark mark = each.mark();
      if (mark.session != session || !fix.knows(each.entity())) {
        continue;
      }
      loads.recognise(mark.sql);
      if (mark.recognisable()) {
        bySite.computeIfAbsent(mark.loaded, c -> new ArrayList<>()).add(each);
        if (changed || !mark.stateKept()) {
          changedSince.add(mark.loaded);
        }
      }
    }
    List<Fix.Load> found = new ArrayList<>();
    bySite.forEach(
        (load, bound) ->
            found.add(new Fix.Load(sites.of(load, null), bound, !changedSince.contains(load))));
    return found;
  }

  /** What was letting go of all, or ending, has done so. */
  void ended(Calls calls, Orm orm, Object object) {
    Session known = known(orm, object);
    Object session = known == null ? null : orm.session(object);
    if (known != null && known.lettingGo == session) {
      known.lettingGo = null;
      if (known.endsNext || orm.letsGoBy(session) == null) {
        end(calls, known, session);
      }
    }
  }

  /** What an ORM has for a session has been closed. */
  void closed(Calls calls, Orm orm, Object object) {
    Session known = known(orm, object);
    if (known != null) {
      end(calls, known, orm.session(object));
    }
  }

  /** A session whose factory was closed may only now see that it has ended. */
  private void end(Calls calls, Session known, Object session) {
    known.ended();
    Capture closed = factories.of(known.orm, session);
    if (closed != null) {
      leases.end(calls, known.lease, closed, ClosedFactories.HOW);
    } else {
      leases.end(calls, known.lease, null);
    }
  }

  /** The close of a session was asked for. */
  void askedToClose(Calls calls, Orm orm, Object object) {
    Session known = known(orm, object);
    if (known != null && !known.lease.over) {
      known.askedToClose = captures.ofEnd(threads.of(calls), known.lease.opened);
    }
  }

  /** A session lets go of an entity. */
  void forgot(Calls calls, Orm orm, Object session, Object entity) {
    Session known = entity == null ? null : known(orm, session);
    if (known == null || known.lease.over || known.lettingGo != null) {
      return;
    }
    Collection<?> bound = orm.boundOf(orm.session(session), entity);
    Attribute identity = bound.isEmpty() ? null : orm.identity(orm.session(session), entity);
    for (Object each : bound) {
      if (marks.of(each) instanceof BoundMark mark && mark.session == known) {
        if (identity != null) {
          mark.ownedAs(identity);
        }
        letGo(calls, mark);
      }
    }
  }

  /** What makes sessions has been closed: those that are open can read no more. */
  void closedAll(Calls calls, Object factory) {
    Capture closed = captures.ofSeldom(threads.of(calls));
    factories.closed(factory, closed);
    for (Lease lease : openLeases.all()) {
      Object session = lease.ofSession ? lease.extras().sessionObject.get() : null;
      if (session != null
          && marks.of(session) instanceof Session known
          && known.lease == lease
          && known.orm.over(session)) {
        leases.end(calls, lease, closed, ClosedFactories.HOW);
      }
    }
  }
}
