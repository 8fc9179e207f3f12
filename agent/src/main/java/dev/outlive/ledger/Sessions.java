package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;
import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;
import dev.outlive.hook.Calls;
import dev.outlive.hook.Life;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * ORM sessions and the entities that were read in them. Every entry here may throw; the ledger
 * contains it.
 */
final class Sessions {
  private static final String FACTORY_CLOSED = "its factory closed";

  private final Stamps stamps;

  /** Where what makes sessions was closed. */
  private final WeakIdentityMap<Capture> factories = new WeakIdentityMap<>();

  private final Marks marks = new Marks();
  private final Captures captures;
  private final JdbcThreads threads;
  private final OpenLeases openLeases;
  private final Leases leases;
  private final ApplicationFrames application;
  private final Sites sites;
  private final Judge judge;
  private final Fix fix;
  private final Loads loads;

  Sessions(
      Stamps stamps,
      Captures captures,
      JdbcThreads threads,
      OpenLeases openLeases,
      Leases leases,
      ApplicationFrames application,
      Judge judge,
      Fix fix,
      Loads loads) {
    this.stamps = stamps;
    this.captures = captures;
    this.threads = threads;
    this.openLeases = openLeases;
    this.leases = leases;
    this.application = application;
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
        new Lease(
            true, captures.ofLease(by), ofConnection == null ? Source.NONE : ofConnection.source);
    if (ofConnection != null) {
      holds(lease, ofConnection);
    }
    Object factory = fix.on() && orm instanceof FixingOrm fixing ? fixing.factory(session) : null;
    Session known = new Session(orm, marks, lease, session, factory);
    lease.extras().ofSession(session, known);
    marks.put(session, known);
    Object borrower = orm.borrower(session);
    if (borrower != null && !(marks.of(borrower) instanceof Session shared && !shared.lease.over)) {
      marks.put(borrower, known);
    }
    openLeases.opened(by, lease);
    loads.begin(by);
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
        && !known.lease.over
        && life != null
        && life.root() instanceof Lease lease
        && !lease.over) {
      holds(known.lease, lease);
    }
  }

  /** What is known of the session behind what an ORM has for it; null for nothing. */
  private Session known(Orm orm, Object object) {
    Object session = object == null ? null : orm.session(object);
    return session != null && marks.of(session) instanceof Session known ? known : null;
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
    Reading late = calls.orm instanceof InOrm state ? state.late() : null;
    if (late != null && !late.onlyOutside() && late.mark() != null) {
      // Whatever the ORM opens to answer a late read: what that loads is as late as the read.
      return loadedNow(calls, late.mark().session);
    }
    Session known = known(orm, session);
    if (known == null || known.lease.over) {
      return mark;
    }
    if (orm.ownerUnknown(bound)) {
      known.unowned++;
    }
    return loadedNow(calls, known);
  }

  private BoundMark loadedNow(Calls calls, Session session) {
    JdbcThread by = threads.of(calls);
    // Without a query: a mere reference, or out of a cache, perhaps long after the last.
    Capture load = by.load == null ? captures.ifPlenty(by) : by.load;
    Transaction in = by.loadedIn == null || by.loadedIn.over ? null : by.loadedIn;
    return new BoundMark(session, load, by.loadSql, in);
  }

  /** A session lets go of one bound object. */
  void letGo(Calls calls, Object mark) {
    if (mark instanceof BoundMark known && !known.session.lettingGo && !known.over()) {
      known.letGo(captures.ifPlenty(threads.of(calls)), "evicted");
    }
  }

  void ending(Calls calls, Orm orm, Object object) {
    Session known = known(orm, object);
    if (known == null || known.lease.over) {
      return;
    }
    Object session = orm.session(object);
    known.findOwners();
    if (known.fixing() != null && fix.on()) {
      copyLearned(calls, known, session);
      known.lookBack(session);
    }
    known.lettingGo = true;
    String how = orm.letsGoBy(session);
    if (how != null) {
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
        copyLearned(calls, known, session);
      }
    }
  }

  private void copyLearned(Calls calls, Session known, Object session) {
    // What is read now must be read in this session: a context may be closed by any thread, and
    // another thread's transaction is none of ours to take part in.
    Connection connection =
        fix.hasLearned() && known.fixing().current(session) ? known.orm.connection(session) : null;
    if (connection != null) {
      calls.depth++;
      calls.ours = true;
      try {
        fix.ending(
            known,
            connection,
            betweenTransactions(connection),
            loads(known),
            info(known.lease, System.currentTimeMillis()));
      } finally {
        calls.ours = false;
        calls.running = null;
        calls.depth--;
      }
    }
  }

  private boolean betweenTransactions(Connection connection) {
    Life held = stamps.of(connection);
    return held != null && held.root() instanceof Lease lease && !lease.ran;
  }

  private List<Fix.Load> loads(Session session) {
    Map<Capture, List<Bound>> bySite = new LinkedHashMap<>();
    Set<Capture> changedSince = new HashSet<>();
    for (Bound each : session.unloaded()) {
      BoundMark mark = each.mark();
      if (mark.session == session && mark.loaded != null) {
        bySite.computeIfAbsent(mark.loaded, c -> new ArrayList<>()).add(each);
        if (!mark.stateKept()) {
          changedSince.add(mark.loaded);
        }
      }
    }
    List<Fix.Load> loads = new ArrayList<>();
    bySite.forEach(
        (load, bound) ->
            loads.add(
                new Fix.Load(() -> sites.of(load, null), bound, !changedSince.contains(load))));
    return loads;
  }

  /** What was letting go of all, or ending, has done so. */
  void ended(Calls calls, Orm orm, Object object) {
    Session known = known(orm, object);
    if (known != null) {
      known.lettingGo = false;
      if (orm.letsGoBy(orm.session(object)) == null) {
        end(calls, known, orm.session(object));
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
    Capture closed = factoryClosed(known.orm, session);
    if (closed != null) {
      leases.end(calls, known.lease, closed, FACTORY_CLOSED);
    } else {
      leases.end(calls, known.lease, null);
    }
  }

  private Capture factoryClosed(Orm orm, Object session) {
    Object factory = session == null ? null : orm.factory(session);
    return factory == null ? null : factories.get(factory);
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
    Object bound = entity == null ? null : orm.boundOf(entity);
    Session known = bound == null ? null : known(orm, session);
    if (known != null && !known.lettingGo && marks.of(bound) instanceof BoundMark mark) {
      Attribute identity = orm.identity(orm.session(session), entity);
      if (identity != null) {
        mark.ownedAs(identity);
      }
      letGo(calls, mark);
    }
  }

  /** What makes sessions has been closed: those that are open can read no more. */
  void closedAll(Calls calls, Object factory) {
    factories.put(factory, captures.ofSeldom(threads.of(calls)));
  }

  /** Forgets factories that are gone. */
  void tick() {
    factories.expunge();
  }

  // ---- reads

  /**
   * A lazy attribute is read.
   *
   * @param carried what the object carries, null also where that was not in sight
   * @return what is to be known when its outcome is; null for nothing
   * @throws LifecycleViolationException the verdict
   */
  Reading reading(Calls calls, Orm orm, Role role, Object bound, Object attribute, Object carried) {
    InOrm state = InOrm.of(calls);
    Reading around = state.late();
    if (around != null && around.bound() == bound) {
      // A part of that read: a collection comes here for its size, and again to be filled.
      return null;
    }
    BoundMark mark =
        (carried == null ? marks.of(bound) : carried) instanceof BoundMark known ? known : null;
    boolean crossed = crosses(calls, mark);
    boolean late = orm.detached(bound);
    boolean outside =
        !late && mark != null && mark.outOfTransaction() && judge.judgesTransactions();
    if (!outside && !judge.judgesLazyReads(crossed) || mark != null && mark.session.lease.quiet) {
      return null;
    }
    JdbcThread by = threads.of(calls);
    Reading reading =
        new Reading(orm, bound, attribute, mark, null, null, crossed, calls.leases, by.runs, null);
    if (outside) {
      // Once it is loaded, nobody knows any more whose it is.
      mark.session.findOwners();
      Reading outsider = lookedAt(reading, Misuse.Ended.TRANSACTION, System.currentTimeMillis());
      state.begun(outsider);
      return outsider;
    }
    if (!late) {
      // All is well, for all that we know: the ORM may know better.
      return reading;
    }
    boolean answers = role == Role.READ && !is(state.refused, bound);
    state.refused = null;
    if (mark != null) {
      refused(mark);
    }
    return late(calls, reading, answers);
  }

  private static boolean is(WeakReference<Object> reference, Object object) {
    return reference != null && reference.refersTo(object);
  }

  /** What stands in for a bound object whose session is over; null for nothing. */
  Object standIn(Calls calls, Orm orm, Object bound) {
    BoundMark mark = marks.of(bound) instanceof BoundMark known && known.over() ? known : null;
    if (mark == null || mark.session.lease.quiet || mark.session.fixing() == null || !fix.on()) {
      return null;
    }
    boolean crossed = crosses(calls, mark);
    if (judge.blocks() || !judge.judgesLazyReads(crossed)) {
      return null;
    }
    Reading reading =
        lookedAt(
            new Reading(orm, bound, null, mark, null, null, crossed, 0, 0, null),
            Misuse.Ended.LEASE,
            System.currentTimeMillis());
    Fix.Answer answer = answer(calls, reading);
    if (answer == null) {
      InOrm.of(calls).refused = new WeakReference<>(bound);
      return null;
    }
    conclude(reading, answer.outcome(), null);
    return answer.value();
  }

  private Fix.Answer answer(Calls calls, Reading reading) {
    calls.depth++;
    try {
      return fix.answer(reading.read());
    } finally {
      calls.depth--;
    }
  }

  private Reading late(Calls calls, Reading begun, boolean answers) {
    BoundMark mark = begun.mark();
    long at = System.currentTimeMillis();
    Reading reading = lookedAt(begun, Misuse.Ended.LEASE, at);
    if (judge.blocks()) {
      Judge.Verdict verdict = conclude(reading, Outcome.BLOCKED, null);
      if (verdict != null) {
        throw new LifecycleViolationException(
            verdict.rule(), verdict.fingerprint(), verdict.message());
      }
    }
    Fix.Answer answer =
        answers && mark != null && mark.session.fixing() != null && fix.on() && !isSetter(reading)
            ? answer(calls, reading)
            : null;
    if (answer == null) {
      InOrm.of(calls).begun(reading);
      return reading;
    }
    conclude(reading, answer.outcome(), null);
    mark.session.served(mark, answer.value());
    InOrm state = InOrm.of(calls);
    state.servedEntity = new WeakReference<>(reading.bound());
    state.servedAttribute = reading.attribute();
    return reading.answeredBy(answer);
  }

  private static boolean isSetter(Reading reading) {
    String entity = reading.orm().describe(reading.bound(), reading.attribute()).entity();
    return GetterCalled.isSetter(reading.read().used().stack(), entity);
  }

  /** With all that can be said of it now. */
  private Reading lookedAt(Reading reading, Misuse.Ended ended, long at) {
    BoundMark mark = reading.mark();
    Attribute described = reading.orm().describe(reading.bound(), reading.attribute());
    Site used = sites.of(Walk.here(application), at);
    if (mark != null) {
      described = mark.owned(described);
    }
    if (described.name() == null) {
      described = GetterCalled.in(used.stack(), described);
    }
    Fix.Read read =
        new Fix.Read(
            mark,
            reading.bound(),
            reading.attribute(),
            described,
            mark == null || mark.loaded == null ? null : sites.of(mark.loaded, null),
            used,
            mark == null ? null : sites.of(mark.session.lease.opened, null),
            mark == null ? null : info(mark.session.lease, at),
            openLeases.heldBy(Thread.currentThread()),
            at);
    return reading.after(ended, read);
  }

  private static boolean crosses(Calls calls, BoundMark mark) {
    Scope here = Visit.scope(calls);
    Scope there = mark == null || mark.loaded == null ? null : mark.loaded.scope;
    return here != null && there != null && here != there;
  }

  /** Whether the value that is about to be kept is one that was served, and must not be. */
  boolean keptFromServing(Calls calls, Object entity, Object attribute) {
    if (!(calls.orm instanceof InOrm state) || state.servedEntity == null) {
      return false;
    }
    boolean served = state.servedEntity.refersTo(entity) && state.servedAttribute == attribute;
    state.servedEntity = null;
    state.servedAttribute = null;
    return served;
  }

  void readReturned(Calls calls, Reading begun) {
    boolean borrowed = calls.leases != begun.leases();
    Reading reading = begun;
    if (begun.well()) {
      boolean closing = begun.mark() != null && begun.mark().session.askedToClose != null;
      if (!closing || !borrowed) {
        return;
      }
      // What is closed once its transaction ends has its own connection: this is another one.
      refused(begun.mark());
      reading = lookedAt(begun, Misuse.Ended.LEASE, System.currentTimeMillis());
    } else {
      InOrm.of(calls).done(begun);
    }
    boolean ran = borrowed || threads.of(calls).runs != reading.runs();
    if (!reading.onlyOutside()) {
      conclude(reading, ran ? Outcome.RECONNECTED : Outcome.SILENT, null);
    } else if (ran) {
      conclude(reading, borrowed ? Outcome.RECONNECTED : Outcome.SILENT, null);
    }
  }

  void readThrew(Calls calls, Reading begun, Throwable thrown) {
    Reading reading = begun;
    if (reading.well() && !reading.orm().refusal(thrown)) {
      return;
    }
    InOrm state = InOrm.of(calls);
    state.done(begun);
    if (state.judged != null && state.judged.refersTo(thrown)) {
      return;
    }
    state.judged = new WeakReference<>(thrown);
    if (reading.onlyOutside() && reading.orm().refusal(thrown)) {
      reading = reading.after(Misuse.Ended.LEASE, reading.read());
    } else if (reading.well()) {
      if (reading.mark() != null) {
        refused(reading.mark());
      }
      reading = lookedAt(reading, Misuse.Ended.LEASE, System.currentTimeMillis());
    }
    conclude(reading, Outcome.THREW, thrown);
  }

  /** An ORM does not read in a session that was taken for open. */
  private void refused(BoundMark mark) {
    Session known = mark.session;
    known.findOwners();
    if (mark.over()) {
      return;
    }
    Capture closed = factoryClosed(known.orm, known.object());
    if (closed != null) {
      mark.letGo(closed, FACTORY_CLOSED);
    } else if (known.askedToClose != null) {
      mark.letGo(known.askedToClose, null);
    }
  }

  private Judge.Verdict conclude(Reading reading, Outcome outcome, Throwable thrown) {
    Fix.Read read = reading.read();
    BoundMark mark = reading.mark();
    if (reading.onlyOutside()) {
      return judge.judge(misuse(reading, outcome, thrown));
    }
    if (mark != null && (outcome == Outcome.THREW || outcome == Outcome.RECONNECTED)) {
      fix.missed(read);
    }
    String attribute = String.valueOf(read.described().name());
    Judge.Verdict known = mark == null ? null : mark.reported(attribute);
    if (known != null && judge.repeated(known)) {
      return known;
    }
    Judge.Verdict verdict = judge.judge(misuse(reading, outcome, thrown));
    if (verdict != null && mark != null) {
      mark.report(attribute, verdict);
    }
    return verdict;
  }

  private Misuse misuse(Reading reading, Outcome outcome, Throwable thrown) {
    Fix.Read read = reading.read();
    BoundMark mark = reading.mark();
    boolean outside = reading.onlyOutside();
    End ended = mark == null ? null : outside ? End.of(mark.transaction) : mark.end();
    Attribute described = read.described();
    Site closed = ended == null ? null : sites.of(ended.capture(), ended.how());
    return new Misuse(
        new Subject(
            Subject.Kind.ATTRIBUTE, described.entity(), null, described.name(), described.idText()),
        read.lease(),
        read.opened(),
        read.loaded(),
        closed,
        read.used(),
        reading.ended(),
        false,
        false,
        ended == null ? Misuse.UNKNOWN : read.at() - ended.capture().at,
        !outside && reading.crossed(),
        null,
        mark == null ? null : mark.sql,
        reading.orm().cure(reading.bound(), described),
        outcome,
        thrown == null ? null : Thrown.of(thrown));
  }

  private static LeaseInfo info(Lease lease, long now) {
    return new LeaseInfo(lease.id(), LeaseKind.SESSION, lease.source.name(), now - lease.opened.at);
  }
}
