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
  private final Stamps stamps;
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

  /** Something works for the session that the mark is of. */
  void part(Object part, Object mark) {
    if (part != null && mark instanceof Session known && marks.of(part) != known) {
      marks.put(part, known);
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
    Session known = known(orm, session);
    if (known == null || known.lease.over || !orm.binds(session)) {
      BoundMark late = calls.orm instanceof InOrm state ? state.lateMark : null;
      JdbcThread by = threads.of(calls);
      // What a late read loads is as late as the read.
      return late == null ? mark : late.sibling(by.load, by.loadSql);
    }
    if (orm.ownerUnknown(bound)) {
      known.unowned++;
    }
    return loadedNow(calls, known);
  }

  private BoundMark loadedNow(Calls calls, Session session) {
    JdbcThread by = threads.of(calls);
    return new BoundMark(session, by.load, by.loadSql);
  }

  /** A bound object stands for another one that its session lets go of; what it is to carry. */
  Object replaces(Calls calls, Object replaced, Object mark) {
    if (!(marks.of(replaced) instanceof BoundMark before)) {
      return mark;
    }
    BoundMark now = before.sibling(before.loaded, before.sql);
    if (now.session.lettingGo == null && !now.over()) {
      now.letGo(captures.ifPlenty(threads.of(calls)), "evicted");
    }
    return now;
  }

  /** A session lets go of one bound object. */
  void letGo(Calls calls, Object mark) {
    if (mark instanceof BoundMark known && known.session.lettingGo == null && !known.over()) {
      known.letGo(captures.ifPlenty(threads.of(calls)), "evicted");
    }
  }

  /** A session has let go of one entity. */
  void evicted(Calls calls, Orm orm, Object session, Object entity) {
    Session known = known(orm, session);
    if (known == null || known.lease.over || entity == null) {
      return;
    }
    Capture here = null;
    for (Object each : orm.boundOf(session, entity)) {
      if (marks.of(each) instanceof BoundMark mark && mark.session == known && !mark.over()) {
        here = here == null ? captures.ifPlenty(threads.of(calls)) : here;
        mark.letGo(here, "evicted");
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
      copyLearned(calls, known, session);
      known.lookBack(session);
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
        fix.ending(known, connection, loads(known), info(known.lease, System.currentTimeMillis()));
      } finally {
        calls.ours = false;
        calls.running = null;
        calls.depth--;
      }
    }
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
    Object session = known == null ? null : orm.session(object);
    if (known != null && known.lettingGo == session) {
      known.lettingGo = null;
      if (known.endsNext || orm.letsGoBy(session) == null) {
        leases.end(calls, known.lease, null);
      }
    }
  }

  /** What makes sessions has been closed. */
  void factoryClosed(Calls calls) {
    for (Lease lease : openLeases.all()) {
      Object session = lease.ofSession ? lease.extras().sessionObject.get() : null;
      if (session != null
          && marks.of(session) instanceof Session known
          && known.lease == lease
          && known.orm.over(session)) {
        leases.end(calls, lease, null);
      }
    }
  }

  /** What an ORM has for a session has been closed. */
  void closed(Calls calls, Orm orm, Object object) {
    Session known = known(orm, object);
    if (known != null) {
      leases.end(calls, known.lease, null);
    }
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
    if (role == Role.LOADED && is(InOrm.of(calls).late, bound)) {
      // Inside a late read of it.
      return null;
    }
    BoundMark mark =
        (carried == null ? marks.of(orm.carrier(bound)) : carried) instanceof BoundMark known
            ? known
            : null;
    boolean crossed = crosses(calls, mark);
    if (!judge.judgesLazyReads(crossed) || mark != null && mark.session.lease.quiet) {
      return null;
    }
    JdbcThread by = threads.of(calls);
    Reading reading =
        new Reading(orm, bound, attribute, mark, null, crossed, calls.leases, by.runs, null);
    if (mark == null ? !orm.detached(bound) : !mark.over()) {
      // All is well, for all that we know: the ORM may know better.
      return reading;
    }
    if (!orm.reads(bound, attribute)) {
      return null;
    }
    InOrm state = InOrm.of(calls);
    boolean answers = role == Role.READ && !is(state.refused, bound);
    state.refused = null;
    state.late = new WeakReference<>(bound);
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
            new Reading(orm, bound, null, mark, null, crossed, 0, 0, null),
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
    Reading reading = lookedAt(begun, at);
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
      InOrm.of(calls).lateMark = mark;
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
  private Reading lookedAt(Reading reading, long at) {
    BoundMark mark = reading.mark();
    Attribute described = reading.orm().describe(reading.bound(), reading.attribute());
    Site used = sites.of(Walk.here(application), at);
    if (mark != null && mark.owned() != null) {
      described = mark.owned();
    } else if (described.name() == null) {
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
    return new Reading(
        reading.orm(),
        reading.bound(),
        reading.attribute(),
        mark,
        read,
        reading.crossed(),
        reading.leases(),
        reading.runs(),
        null);
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

  void readReturned(Calls calls, Reading reading) {
    if (reading.read() != null) {
      InOrm.of(calls).readLate();
      boolean elsewhere =
          calls.leases != reading.leases() || threads.of(calls).runs != reading.runs();
      conclude(reading, elsewhere ? Outcome.RECONNECTED : Outcome.SILENT, null);
    }
  }

  void readThrew(Calls calls, Reading begun, Throwable thrown) {
    Reading reading = begun;
    if (reading.read() == null && !reading.orm().refusal(thrown)) {
      return;
    }
    InOrm state = InOrm.of(calls);
    state.readLate();
    if (state.judged != null && state.judged.refersTo(thrown)) {
      return;
    }
    state.judged = new WeakReference<>(thrown);
    if (reading.read() == null) {
      if (reading.mark() != null) {
        reading.mark().session.findOwners();
      }
      reading = lookedAt(reading, System.currentTimeMillis());
    }
    conclude(reading, Outcome.THREW, thrown);
  }

  private Judge.Verdict conclude(Reading reading, Outcome outcome, Throwable thrown) {
    Fix.Read read = reading.read();
    BoundMark mark = reading.mark();
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
    End ended = mark == null ? null : mark.end();
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
        Misuse.Ended.LEASE,
        false,
        false,
        ended == null ? Misuse.UNKNOWN : read.at() - ended.capture().at,
        reading.crossed(),
        null,
        mark == null ? null : mark.sql,
        outcome,
        thrown == null ? null : Thrown.of(thrown));
  }

  private static LeaseInfo info(Lease lease, long now) {
    return new LeaseInfo(lease.id(), LeaseKind.SESSION, lease.source.name(), now - lease.opened.at);
  }
}
