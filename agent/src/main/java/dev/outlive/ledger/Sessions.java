package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;
import dev.outlive.adapter.Attribute;
import dev.outlive.adapter.Orm;
import dev.outlive.hook.Calls;
import dev.outlive.hook.Life;
import dev.outlive.hook.Stamped;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
  private final Captures captures;
  private final JdbcThreads threads;
  private final OpenLeases openLeases;
  private final Leases leases;
  private final ApplicationFrames application;
  private final Sites sites;
  private final Judge judge;
  private final Fix fix;

  Sessions(
      Stamps stamps,
      Captures captures,
      JdbcThreads threads,
      OpenLeases openLeases,
      Leases leases,
      ApplicationFrames application,
      Judge judge,
      Fix fix) {
    this.stamps = stamps;
    this.captures = captures;
    this.threads = threads;
    this.openLeases = openLeases;
    this.leases = leases;
    this.application = application;
    this.sites = new Sites(application);
    this.judge = judge;
    this.fix = fix;
  }

  /** What a thread is doing in an ORM. */
  private static final class InOrm {
    private int loading;
    private Capture load;
    private final Deque<PendingRead> reads = new ArrayDeque<>(2);
    private WeakReference<Object> servedEntity;
    private Object servedAttribute;

    static InOrm of(Calls calls) {
      if (calls.orm == null) {
        calls.orm = new InOrm();
      }
      return (InOrm) calls.orm;
    }
  }

  /**
   * A read whose outcome is not known yet.
   *
   * @param crossed whether it is done in another request than its owner was loaded in
   */
  private record PendingRead(Object entity, Fix.Read read, boolean crossed, long at) {}

  // ---- sessions

  void opened(Calls calls, Orm orm, Object session) {
    if (!(session instanceof Stamped stamped)) {
      return;
    }
    Connection connection = orm.connection(session);
    Life held = connection == null ? null : stamps.of(connection);
    Lease ofConnection = held != null && held.root() instanceof Lease lease ? lease : null;
    JdbcThread by = threads.of(calls);
    Source source = ofConnection == null ? Source.dataSource(session) : ofConnection.source;
    Lease lease = new Lease(true, captures.ofLease(by), source);
    if (ofConnection != null) {
      lease.stateWatchedIn = ofConnection.stateWatchedIn;
      lease.unlikeFresh = ofConnection.unlikeFresh;
      ofConnection.extras().session = lease;
      ofConnection.excuse();
    }
    Session known = new Session(orm, lease);
    lease.extras().ofSession(session, known);
    stamped.$outlive$stamp(known);
    openLeases.opened(by, lease);
  }

  void loading(Calls calls) {
    InOrm state = InOrm.of(calls);
    if (state.loading++ == 0) {
      state.load = loadedNow(calls);
    }
  }

  void loaded(Calls calls) {
    InOrm state = InOrm.of(calls);
    if (state.loading > 0 && --state.loading == 0) {
      state.load = null;
    }
  }

  void bound(Calls calls, Object session, Object entity) {
    if (entity instanceof Stamped stamped
        && session instanceof Stamped holder
        && holder.$outlive$stamp() instanceof Session known) {
      Capture load = InOrm.of(calls).load;
      stamped.$outlive$stamp(new EntityMark(known, load == null ? loadedNow(calls) : load));
      known.add(entity);
    }
  }

  /** Of a load: auto-fix will want to recognise it again. */
  private Capture loadedNow(Calls calls) {
    JdbcThread by = threads.of(calls);
    return fix.on() ? captures.ofLearned(by) : captures.ifPlenty(by);
  }

  void ending(Calls calls, Object session) {
    if (fix.hasLearned()
        && session instanceof Stamped holder
        && holder.$outlive$stamp() instanceof Session known
        && !known.lease.over) {
      // What is read now must be read in this session: a context may be closed by any thread, and
      // another thread's transaction is none of ours to take part in.
      Connection connection = known.orm.current(session) ? known.orm.connection(session) : null;
      if (connection != null) {
        calls.depth++;
        calls.ours = true;
        try {
          fix.ending(
              known, connection, loads(known), info(known.lease, System.currentTimeMillis()));
        } finally {
          calls.ours = false;
          calls.running = null;
          calls.depth--;
        }
      }
    }
  }

  private List<Fix.Load> loads(Session session) {
    Map<Capture, List<Object>> bySite = new LinkedHashMap<>();
    Set<Capture> changedSince = new HashSet<>();
    for (Object entity : session.entities()) {
      if (entity instanceof Stamped stamped
          && stamped.$outlive$stamp() instanceof EntityMark mark
          && mark.session == session
          && mark.loaded != null) {
        bySite.computeIfAbsent(mark.loaded, c -> new ArrayList<>()).add(entity);
        if (!mark.stateKept()) {
          changedSince.add(mark.loaded);
        }
      }
    }
    List<Fix.Load> loads = new ArrayList<>();
    bySite.forEach(
        (load, entities) ->
            loads.add(
                new Fix.Load(() -> sites.of(load, null), entities, !changedSince.contains(load))));
    return loads;
  }

  void ended(Calls calls, Object session) {
    if (session instanceof Stamped holder && holder.$outlive$stamp() instanceof Session known) {
      leases.end(calls, known.lease, null);
    }
  }

  // ---- reads

  /**
   * A lazy attribute is read.
   *
   * @return what to answer with, or null
   * @throws LifecycleViolationException the verdict
   */
  Fix.Answer reading(Calls calls, Orm orm, Object entity, Object attribute) {
    if (!(entity instanceof Stamped stamped)
        || !(stamped.$outlive$stamp() instanceof EntityMark mark)
        || !mark.session.lease.over
        || mark.session.lease.quiet) {
      return null;
    }
    boolean crossed = crosses(calls, mark);
    if (!judge.judgesLazyReads(crossed)) {
      return null;
    }
    long at = System.currentTimeMillis();
    Walk walk = Walk.here(application);
    Attribute described = orm.describe(entity, attribute);
    Fix.Read read =
        new Fix.Read(
            mark,
            entity,
            attribute,
            described,
            mark.loaded == null ? null : sites.of(mark.loaded, null),
            sites.of(walk, at),
            sites.of(mark.session.lease.opened, null),
            info(mark.session.lease, at),
            openLeases.heldBy(Thread.currentThread()));
    PendingRead pending = new PendingRead(entity, read, crossed, at);
    if (judge.blocks()) {
      Judge.Verdict verdict = conclude(pending, Outcome.BLOCKED, null);
      if (verdict != null) {
        throw new LifecycleViolationException(
            verdict.rule(), verdict.fingerprint(), verdict.message());
      }
    }
    Fix.Answer answer = null;
    if (fix.on()) {
      calls.depth++;
      try {
        answer = fix.answer(read);
      } finally {
        calls.depth--;
      }
    }
    InOrm state = InOrm.of(calls);
    if (answer != null) {
      conclude(pending, answer.outcome(), null);
      served(mark, answer.value());
      state.servedEntity = new WeakReference<>(entity);
      state.servedAttribute = attribute;
    } else {
      state.reads.push(pending);
    }
    return answer;
  }

  private static boolean crosses(Calls calls, EntityMark mark) {
    Scope here = Visit.scope(calls);
    Scope there = mark.loaded == null ? null : mark.loaded.scope;
    return here != null && there != null && here != there;
  }

  /** Entities in a served value belong to the owner's session, one deeper. */
  private static void served(EntityMark owner, Object value) {
    if (value instanceof Iterable<?> many) {
      for (Object each : many) {
        markServed(owner, each);
      }
    } else if (value != null) {
      markServed(owner, value);
    }
  }

  private static void markServed(EntityMark owner, Object entity) {
    if (owner.session.orm.entity(entity) && entity instanceof Stamped stamped) {
      if (!(stamped.$outlive$stamp() instanceof EntityMark mark) || mark.depth() <= owner.depth()) {
        stamped.$outlive$stamp(owner.deeper());
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

  void readReturned(Calls calls, Object entity) {
    PendingRead pending = pop(calls, entity);
    if (pending != null) {
      conclude(pending, Outcome.RECONNECTED, null);
    }
  }

  void readThrew(Calls calls, Object entity, Throwable thrown) {
    PendingRead pending = pop(calls, entity);
    if (pending != null) {
      conclude(pending, Outcome.THREW, thrown);
    }
  }

  private static PendingRead pop(Calls calls, Object entity) {
    if (!(calls.orm instanceof InOrm state)) {
      return null;
    }
    PendingRead top = state.reads.peek();
    if (top == null || top.entity != entity) {
      return null;
    }
    return state.reads.pop();
  }

  private Judge.Verdict conclude(PendingRead pending, Outcome outcome, Throwable thrown) {
    Fix.Read read = pending.read;
    if (outcome == Outcome.THREW || outcome == Outcome.RECONNECTED) {
      fix.missed(read);
    }
    String attribute = read.described().name();
    Judge.Verdict known = read.mark().reported(attribute);
    if (known != null && judge.repeated(known)) {
      return known;
    }
    Judge.Verdict verdict = judge.judge(misuse(pending, outcome, thrown));
    if (verdict != null) {
      read.mark().report(attribute, verdict);
    }
    return verdict;
  }

  private Misuse misuse(PendingRead pending, Outcome outcome, Throwable thrown) {
    Fix.Read read = pending.read;
    Lease lease = read.mark().session.lease;
    End ended = End.of(lease);
    Attribute described = read.described();
    Site closed = ended == null ? null : sites.of(ended.capture(), ended.how());
    return new Misuse(
        new Subject(
            Subject.Kind.ATTRIBUTE, described.entity(), null, described.name(), described.id()),
        read.lease(),
        read.opened(),
        read.loaded(),
        closed,
        read.used(),
        Misuse.Ended.LEASE,
        false,
        false,
        ended == null ? 0 : pending.at - ended.capture().at,
        pending.crossed,
        null,
        null,
        outcome,
        thrown == null ? null : Thrown.of(thrown));
  }

  private static LeaseInfo info(Lease lease, long now) {
    return new LeaseInfo(lease.id(), LeaseKind.SESSION, lease.source.name(), now - lease.opened.at);
  }
}
