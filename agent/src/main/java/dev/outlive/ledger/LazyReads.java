package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;
import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.FixingOrm;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;
import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;
import java.lang.ref.WeakReference;

/**
 * Reads of lazy attributes: whether they come too late, what they are answered with, and what
 * became of them. Every entry here may throw; the ledger contains it.
 */
final class LazyReads {
  private final Marks marks;
  private final ClosedFactories factories;
  private final JdbcThreads threads;
  private final OpenLeases openLeases;
  private final Captures captures;
  private final Loads loads;
  private final ApplicationFrames application;
  private final Sites sites;
  private final Judge judge;
  private final Fix fix;

  LazyReads(
      Marks marks,
      ClosedFactories factories,
      JdbcThreads threads,
      OpenLeases openLeases,
      Captures captures,
      Loads loads,
      ApplicationFrames application,
      Judge judge,
      Fix fix) {
    this.marks = marks;
    this.factories = factories;
    this.threads = threads;
    this.openLeases = openLeases;
    this.captures = captures;
    this.loads = loads;
    this.application = application;
    this.sites = new Sites(application);
    this.judge = judge;
    this.fix = fix;
  }

  /**
   * A lazy attribute is read.
   *
   * @param carried what the object carries, null also where that was not in sight
   * @return what is to be known when its outcome is; null for nothing
   * @throws LifecycleViolationException the verdict
   */
  Reading reading(Calls calls, Orm orm, Role role, Object bound, Object attribute, Object carried) {
    InOrm state = InOrm.of(calls);
    leaveToOrm(state);
    Reading around = state.late();
    if (around != null && around.bound() == bound) {
      // A part of that read: a collection comes here for its size, and again to be filled.
      return null;
    }
    BoundMark mark =
        (carried == null ? marks.of(orm.carrier(bound)) : carried) instanceof BoundMark known
            ? known
            : null;
    boolean crossed = crosses(calls, mark);
    boolean late = mark == null || orm.knowsDetached() ? orm.detached(bound) : mark.over();
    boolean outside = !late && mark != null && judge.judgesTransactions() && outside(mark);
    if (!outside && !judge.judgesLazyReads(crossed) || mark != null && mark.session.lease.quiet) {
      return null;
    }
    if ((late || outside) && !orm.reads(bound, attribute)) {
      return null;
    }
    JdbcThread by = threads.of(calls);
    Reading reading =
        new Reading(orm, bound, attribute, mark, null, null, crossed, calls.leases, by.runs, null);
    if (outside) {
      // Once it is loaded, nobody knows any more whose it is.
      mark.session.findOwners();
      Reading outsider = lookedAt(reading, Misuse.Ended.TRANSACTION, System.currentTimeMillis());
      if (mark.transaction == null && OpenInView.inTransaction(outsider.read().used().stack())) {
        // Perhaps the one that it was loaded in: not all of them are known, as under JTA.
        return reading;
      }
      Fix.Answer copied =
          role == Role.READ && hasCopy(by, outsider) ? answer(calls, outsider) : null;
      if (copied != null) {
        mark.forget(nameOf(outsider));
        conclude(outsider, copied.outcome(), null);
        return outsider.answeredBy(copied);
      }
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

  /**
   * Whether what is read now is read outside of the transaction that its owner was loaded in. In a
   * session that open-in-view keeps open, a query without a transaction stands for one: without it,
   * its session would have ended with it.
   */
  private static boolean outside(BoundMark mark) {
    return mark.outOfTransaction() || mark.transaction == null && mark.session.forView();
  }

  /**
   * Whether auto-fix answers for an ORM without sessions. That can read by itself, so a copy is not
   * to hide what the thread has written since.
   */
  private boolean hasCopy(JdbcThread by, Reading outsider) {
    BoundMark.Copy copy = outsider.mark().copy(nameOf(outsider));
    return fixesTransactions(outsider)
        && copy != null
        && !copy.hidesWhatIsWritten(by)
        && outsider.mark().session.fixing().answersWith(outsider.bound(), copy.value());
  }

  /** In another transaction, the ORM reads what that shows: there is nothing to fix. */
  private boolean fixesTransactions(Reading outsider) {
    return !outsider.orm().hasSessions()
        && outsider.mark().session.fixing() != null
        && !outsider.read().threadHolds()
        && fix.on();
  }

  private static boolean is(WeakReference<Object> reference, Object object) {
    return reference != null && reference.refersTo(object);
  }

  /** An ORM that is known says for itself what of its entities is late, whoever has named them. */
  private static void leaveToOrm(InOrm state) {
    NamedRead around = state.getter();
    if (around != null) {
      around.leave();
    }
  }

  /** What stands in for a bound object whose session is over; null for nothing. */
  Object standIn(Calls calls, Orm orm, Object bound) {
    leaveToOrm(InOrm.of(calls));
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
    if (outdated(threads.of(calls), reading)) {
      return null;
    }
    Fix.Answer answer;
    calls.depth++;
    try {
      answer = fix.answer(reading.read());
    } finally {
      calls.depth--;
    }
    if (answer != null) {
      reading.mark().give(nameOf(reading));
    }
    return answer;
  }

  private Reading late(Calls calls, Reading begun, boolean answers) {
    BoundMark mark = begun.mark();
    long at = System.currentTimeMillis();
    Reading reading = lookedAt(begun, Misuse.Ended.LEASE, at);
    if (judge.blocks()) {
      LifecycleViolationException verdict =
          LifecycleViolations.of(conclude(reading, Outcome.BLOCKED, null));
      if (verdict != null) {
        throw verdict;
      }
    }
    Fix.Answer answer =
        answers && mark != null && mark.session.fixing() != null && fix.on() && takes(reading)
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

  /**
   * What the ORM reads by itself is what is there by now: a copy is not to hide what the thread has
   * written since it was made, unless it has been given to somebody before, as the ORM would have
   * kept that.
   */
  private static boolean outdated(JdbcThread by, Reading reading) {
    BoundMark.Copy copy = reading.mark().copy(nameOf(reading));
    Session session = reading.mark().session;
    return copy != null
        && !copy.given()
        && copy.hidesWhatIsWritten(by)
        && session.fixing().readsLate(session.factory());
  }

  private static String nameOf(Reading reading) {
    return String.valueOf(reading.read().described().name());
  }

  /** Whether a copy is as good for it as what the ORM would read. */
  private static boolean takes(Reading reading) {
    if (reading.mark().session.fixing().servesSetters()) {
      return true;
    }
    String entity = reading.orm().describe(reading.bound(), reading.attribute()).entity();
    return !GetterCalled.mayChange(entity);
  }

  /** With all that can be said of it now. */
  Reading lookedAt(Reading reading, Misuse.Ended ended, long at) {
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
            mark == null ? null : info(mark, at),
            openLeases.heldBy(Thread.currentThread()),
            at);
    return reading.after(ended, read);
  }

  static boolean crosses(Calls calls, BoundMark mark) {
    Scope here = Visit.scope(calls);
    Scope there = mark == null || mark.loaded == null ? null : mark.loaded.scope;
    return here != null && there != null && here != there;
  }

  /** Whether a pool has taken the connection away that an entity was loaded on. */
  boolean reclaimed(BoundMark mark) {
    return mark.context instanceof Transaction whole
        && Reclaim.is(whole.opened, mark.end().capture(), application);
  }

  /** A collection changes: what was served of it is its own from now on. */
  void changes(Orm orm, Object collection) {
    Object bound = orm instanceof FixingOrm fixing ? fixing.boundIn(collection) : null;
    if (bound != null && marks.of(bound) instanceof BoundMark mark) {
      String attribute = mark.owned(orm.describe(bound, null)).name();
      BoundMark.Copy copy = attribute == null ? null : mark.copy(attribute);
      if (copy != null && copy.given()) {
        mark.session.fixing().keep(bound, copy.value());
      }
    }
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
    if (reading.well() && !(reading.orm().refusal(thrown) && mayBeLate(reading))) {
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

  /** What has no session is refused as well where there has never been a connection. */
  private static boolean mayBeLate(Reading reading) {
    return reading.orm().hasSessions() || reading.mark() != null && reading.mark().over();
  }

  /** An ORM does not read in a session that was taken for open. */
  private void refused(BoundMark mark) {
    Session known = mark.session;
    known.findOwners();
    if (mark.over()) {
      return;
    }
    Capture closed = factories.of(known.orm, known.object());
    if (closed != null) {
      mark.letGo(closed, ClosedFactories.HOW);
    } else if (known.askedToClose != null) {
      mark.letGo(known.askedToClose, null);
    }
  }

  /** What became of a read is known: judges it. */
  Judge.Verdict conclude(Reading reading, Outcome outcome, Throwable thrown) {
    Fix.Read read = reading.read();
    BoundMark mark = reading.mark();
    if (mark != null) {
      arm(mark);
    }
    if (reading.onlyOutside()) {
      if (outcome != Outcome.SNAPSHOT && fixesTransactions(reading)) {
        fix.missed(read);
      }
      return judge.judge(misuse(reading, outcome, thrown));
    }
    if (mark != null
        && mark.session.fixing() != null
        && (outcome == Outcome.THREW || outcome == Outcome.RECONNECTED)) {
      fix.missed(read);
    }
    String attribute = nameOf(reading);
    Judge.Verdict known = mark == null ? null : mark.reported(attribute);
    boolean counted =
        known != null && !known.minded() && outcome != Outcome.BLOCKED && judge.blocks();
    if (known != null && (counted || judge.repeated(known))) {
      return known;
    }
    Judge.Verdict verdict = judge.judge(misuse(reading, outcome, thrown));
    if (verdict != null && mark != null) {
      mark.report(attribute, verdict);
    }
    return verdict;
  }

  /** The next time, what is not known of this one will be. */
  private void arm(BoundMark mark) {
    if (fix.on()) {
      loads.recognise(mark.sql);
    }
    if (mark.loaded != null && !mark.loaded.stacked()) {
      captures.armParts(mark.sql, false);
    }
    if (!mark.session.lease.opened.stacked()) {
      captures.armLeases();
    }
  }

  private Misuse misuse(Reading reading, Outcome outcome, Throwable thrown) {
    Fix.Read read = reading.read();
    BoundMark mark = reading.mark();
    boolean outside = reading.onlyOutside();
    End ended = mark == null ? null : outside ? endOfTransaction(mark) : mark.end();
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
        false,
        ended == null ? Misuse.UNKNOWN : read.at() - ended.capture().at,
        !outside && reading.crossed(),
        null,
        mark == null ? null : mark.sql,
        reading.orm().cure(reading.bound(), described),
        outside && mark.session.forView() ? inView(read) : null,
        outcome,
        thrown == null ? null : Thrown.of(thrown));
  }

  /** Null where there was none. */
  private static End endOfTransaction(BoundMark mark) {
    return mark.transaction == null ? null : End.of(mark.transaction);
  }

  private static InView inView(Fix.Read read) {
    Visit here = Visit.of(Hooks.calls());
    return new InView(
        here == null ? null : here.handler(), OpenInView.inTransaction(read.used().stack()));
  }

  private static LeaseInfo info(BoundMark mark, long now) {
    if (mark.context instanceof Transaction whole) {
      return whole.info(now);
    }
    return mark.session.orm.hasSessions() ? mark.session.info(now) : mark.transaction.info(now);
  }
}
