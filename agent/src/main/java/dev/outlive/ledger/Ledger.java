package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;
import dev.outlive.adapter.Orm;
import dev.outlive.adapter.Role;
import dev.outlive.hook.Calls;
import dev.outlive.hook.EntityTracker;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.hook.Tracker;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.JdbcTable;
import dev.outlive.weave.Verb;
import dev.outlive.weave.WovenClasses;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the books: which lease, execution and part each object belongs to, and what has ended. The
 * one implementation behind the hooks. Contains its failures; only a verdict may leave it.
 */
public final class Ledger extends Tracker {
  private static final Object NOTHING = new Object();

  private final JdbcTable table;
  private final Stamps stamps;
  private final Marks marks = new Marks();
  private final CoarseClock clock = new CoarseClock();
  private final Captures captures;
  private final JdbcThreads threads = new JdbcThreads();
  private final OpenLeases openLeases = new OpenLeases(threads);
  private final ApplicationFrames application;
  private final Misuses misuses;
  private final LeaseWatch watch;
  private final Crossings crossings;
  private final Physicals physicals = new Physicals();
  private final Returns returns;
  private final Leases leases;
  private final HandOuts handOuts;
  private final Children children;
  private final Overlaps overlaps;
  private final Copying copying;
  private final RowCalls rowCalls;
  private final OrmPoints points;
  private final Sessions sessions;
  private final LazyReads lazyReads;
  private final NamedEntities namedEntities;
  private final ClosedFactories factories = new ClosedFactories();
  private final Containment.Part books;
  private final Containment.Part adapters;
  private final Containment.Part snapshots;
  private final Containment.Part restoring;

  /**
   * @param table what the calls mean
   * @param woven what was woven
   * @param application tells the application's frames
   * @param judge the rules
   * @param points the calls of ORMs that adapters asked for
   * @param fix auto-fix of lazy attributes
   * @param copies auto-fix of JDBC objects
   * @param containment takes our failures
   */
  public Ledger(
      JdbcTable table,
      WovenClasses woven,
      ApplicationFrames application,
      Judge judge,
      OrmPoints points,
      Fix fix,
      Copies copies,
      Containment containment) {
    this.table = table;
    this.stamps = new Stamps(woven);
    this.application = application;
    this.captures = new Captures(clock, application);
    this.misuses = new Misuses(woven, application, captures, judge, fix);
    this.watch =
        new LeaseWatch(
            new Leaks(application, captures, judge), new Holds(application, captures, judge));
    this.crossings = new Crossings(application, captures, judge);
    this.points = points;
    this.children =
        new Children(
            clock,
            openLeases,
            new Leftovers(woven, application, captures, judge),
            judge,
            containment.part("open statements"));
    this.overlaps =
        new Overlaps(
            table, woven, application, threads, judge, containment.part("calls at the same time"));
    this.returns = new Returns(application, captures, judge, physicals, openLeases);
    this.leases =
        new Leases(woven, application, stamps, captures, threads, openLeases, returns, children);
    this.copying = new Copying(fix, copies, application);
    Loads loads = new Loads(captures, fix, judge);
    this.handOuts =
        new HandOuts(stamps, captures, threads, leases, copying, returns, children, loads);
    this.rowCalls = new RowCalls(misuses, copying);
    this.lazyReads =
        new LazyReads(
            marks, factories, threads, openLeases, captures, loads, application, judge, fix);
    this.namedEntities =
        new NamedEntities(
            threads,
            loads,
            lazyReads,
            points,
            judge,
            containment.part("entities named by the user"));
    this.sessions =
        new Sessions(
            stamps,
            marks,
            factories,
            captures,
            threads,
            openLeases,
            leases,
            application,
            judge,
            fix,
            loads);
    this.books = containment.part("ledger");
    this.adapters = containment.part("ORM adapter");
    this.snapshots = containment.part("snapshots of JDBC objects");
    this.restoring = containment.part("restoring the state of connections");
  }

  // ---- structural calls

  @Override
  public void entered(Calls calls, Object self, Life life, Object argument, int call) {
    RuntimeException verdict = null;
    try {
      if (books.works()) {
        JdbcMethod method = table.method(call);
        Life dead = life;
        Object subject = self;
        boolean foreign = false;
        if ((call & Hooks.JUDGES_ARGUMENT) != 0 && (dead == null || !dead.ended())) {
          subject = argument;
          dead = subject == null ? null : stamps.of(subject);
          foreign = dead != null && life != null && dead.root() != life.root();
          if (dead == null || !dead.ended() && !foreign) {
            return;
          }
        }
        if (dead != null && dead.ended() | foreign) {
          PendingUse pending =
              misuses.begin(subject, dead, method, foreign, cleanUp(method, argument));
          if (pending != null) {
            calls.pending = pending;
            calls.touched = true;
            verdict = misuses.block(pending);
          }
        }
      }
    } catch (Throwable t) {
      books.failed(t);
    }
    if (verdict != null) {
      throw verdict;
    }
  }

  @Override
  public void began(Calls calls, Object self, Life life, Object argument, int call) {
    overlaps.began(calls, self, life, argument, call);
  }

  /** What is legal after an end that the holder did not ask for. */
  private static boolean cleanUp(JdbcMethod method, Object argument) {
    return switch (method.name()) {
      case "rollback", "setAutoCommit" -> argument == null || argument instanceof Boolean;
      default -> false;
    };
  }

  @Override
  public void returned(
      Calls calls, Object self, Life life, Object argument, Object result, int call) {
    if (calls.touched) {
      overlaps.ended(calls, null);
    }
    try {
      if (calls.pending != null) {
        misuses.returned((PendingUse) calls.pending);
      } else if (books.works()) {
        if (calls.overInside != null) {
          Afterlife.succeeds(calls.overInside, life);
        }
        JdbcMethod method = table.method(call);
        if ((call & Hooks.CARRIES) != 0) {
          physicals.reached(calls, threads.of(calls), self, life, method, argument, result);
        }
        // What a library has wrapped around a handle carries no stamp itself.
        Life own = life == null ? calls.inner : life;
        if (calls.reached != null
            && !calls.opens()
            && own != null
            && own.root() instanceof Lease lease) {
          returns.reached(calls, lease, false);
        }
        follow(calls, self, life, argument, result, method, call);
      }
      endClosedInside(calls);
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void created(Calls calls, Life life, Object argument, Object result, int call) {
    try {
      if (books.works()) {
        handOuts.statement(calls, life, argument, table.method(call).handsOut(), result);
      }
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void executed(
      Calls calls, Object self, Life life, Object argument, Object result, int call) {
    try {
      if (books.works()) {
        handOuts.executed(calls, self, life, argument, result, call);
      }
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void closed(Calls calls, Object self, Life life) {
    try {
      if (books.works()) {
        leases.close(calls, self, life, true);
      }
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void threw(
      Calls calls, Object self, Life life, Object argument, Throwable thrown, int call) {
    if (calls.touched) {
      overlaps.ended(calls, thrown);
    }
    try {
      if (calls.pending != null) {
        misuses.threw((PendingUse) calls.pending, thrown);
      } else if (life != null && books.works()) {
        JdbcMethod method = table.method(call);
        switch (method.verb()) {
          case CLOSE -> {
            leases.close(calls, self, life, false);
            if (!life.over && life instanceof Lease lease) {
              returns.refused(lease, thrown);
            }
          }
          case ABORT -> leases.abortFailed(calls, self, life);
          default -> {
            if (method.verb() == Verb.END_TRANSACTION && life.root() instanceof Lease lease) {
              // Whether it has ended all the same is the database's to say: most undo the work.
              lease.work = null;
            }
            handOuts.failed(calls, life, argument);
            suspect(calls, self, life, argument, thrown, method);
          }
        }
      }
      endClosedInside(calls);
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  /** A call on something alive has thrown: has its connection gone from under its holder? */
  private void suspect(
      Calls calls, Object self, Life life, Object argument, Throwable thrown, JdbcMethod method) {
    if (!calls.alive() || !(life.root() instanceof Lease lease)) {
      return;
    }
    if (life == lease && !lease.quiet && leases.takenAway(calls, lease)) {
      useAfterAll(self, life, argument, thrown, method);
      return;
    }
    if (BrokenConnection.saidBy(thrown)) {
      // Whatever was closed inside this very call: its holder could not help it.
      lost(lease);
      return;
    }
    if (calls.nested()) {
      lease.extras().lastFailure = thrown.getClass().getSimpleName();
    }
    if (life.ended()) {
      return;
    }
    String failure = lease.extras().lastFailure;
    if (calls.physicalClosed) {
      leases.endUnasked(calls, lease, "evicted: " + failure);
    } else if (method.kind() == JdbcKind.CONNECTION
        && life == lease
        && leases.isClosed(calls, self, false)) {
      if (!lease.pooled) {
        // No pool could take it back: its database has gone.
        lost(lease);
        return;
      }
      leases.endUnasked(calls, lease, failure == null ? Reclaim.HOW : "evicted: " + failure);
      // A call that reached the driver was made on an open connection: it is the one that made the
      // pool evict it, and no misuse.
      if (!calls.nested()) {
        useAfterAll(self, life, argument, thrown, method);
      }
    }
  }

  /** The connection has gone from under its holder: nothing more is to be said of it. */
  private static void lost(Lease lease) {
    lease.quiet = true;
    lease.excuse();
  }

  /** A call on what was taken for alive turns out to have come too late. */
  private void useAfterAll(
      Object self, Life life, Object argument, Throwable thrown, JdbcMethod method) {
    if (method.verb().legal()) {
      return;
    }
    PendingUse pending = misuses.begin(self, life, method, false, cleanUp(method, argument));
    if (pending != null) {
      misuses.threw(pending, thrown);
    }
  }

  private void follow(
      Calls calls,
      Object self,
      Life life,
      Object argument,
      Object result,
      JdbcMethod method,
      int call) {
    // By bits, as most calls are one of these two.
    if ((call & Hooks.OPENS) != 0) {
      if (result != null) {
        opened(calls, self, life, argument, result, method);
      }
    } else if ((call & (Hooks.CLOSES | Hooks.POOLED)) == Hooks.CLOSES) {
      closed(calls, self, life, method);
    } else {
      // A wrapper that a library made by hand around a handle carries no stamp: what it hands out
      // is as good as what it wraps.
      Life of = life == null && method.kind() == JdbcKind.CONNECTION ? calls.inner : life;
      if (of != null && !of.ended()) {
        if (calls.stateSet) {
          HandOuts.stateChanged(of);
        }
        followLive(calls, self, of, argument, result, method, call);
      }
    }
  }

  private void opened(
      Calls calls, Object self, Life life, Object argument, Object handle, JdbcMethod method) {
    leases.open(calls, self, life, argument, method, handle);
    namedEntities.opened(calls);
    if (calls.reached != null && stamps.of(handle) instanceof Lease lease) {
      returns.reached(calls, lease, true);
    }
  }

  private void closed(Calls calls, Object self, Life life, JdbcMethod method) {
    if (life == null) {
      if (method.kind() == JdbcKind.CONNECTION && !stamps.classOf(self).wrapper()) {
        leases.closedByPool(calls, self);
      }
    } else if (method.verb() == Verb.ABORT) {
      leases.abort(calls, life);
    } else {
      leases.close(calls, self, life, true);
    }
  }

  private void followLive(
      Calls calls,
      Object self,
      Life life,
      Object argument,
      Object result,
      JdbcMethod method,
      int call) {
    switch (method.verb()) {
      case CREATE -> {
        if (result != null) {
          handOuts.created(calls, life, argument, method, result);
        }
      }
      case UNWRAP -> {
        if (result != null && result != self && stamps.stampable(result)) {
          handOuts.exposed(calls, life, result);
        }
      }
      case EXECUTE, UPDATE -> handOuts.executed(calls, self, life, argument, result, call);
      case COUNT -> HandOuts.counted(life, result);
      case RESULT -> handOuts.resultSet(calls, life, result);
      case KEYS -> handOuts.keys(calls, life, result);
      case MORE_RESULTS -> handOuts.moreResults(calls, self, life, argument);
      case CLOSE_ON_COMPLETION -> {
        if (life instanceof Execution execution) {
          execution.closesOnCompletion();
        }
      }
      case END_TRANSACTION -> leases.endTransaction(calls, life, argument, method);
      case SET_STATE -> HandOuts.stateChanged(life);
      case SET_MODE -> HandOuts.modeChanged(life);
      case SAVEPOINT -> {
        if (result != null && life.root() instanceof Lease lease) {
          leases.savepoint(calls, lease, result);
        }
      }
      case USE_SAVEPOINT -> {
        Life savepoint = argument == null ? null : stamps.of(argument);
        if (!method.name().equals("releaseSavepoint")) {
          leases.undone(life);
        } else if (savepoint != null) {
          leases.end(calls, savepoint, null);
        }
      }
      default -> {
        // A row call: never here.
      }
    }
  }

  // ---- inside another call

  @Override
  public void enteredInside(Calls calls, Object self, Life life, int call) {
    try {
      NestedCloses.begin(calls, self, life);
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  /** A data source, or a wrapped connection, sets a schema or tenant in passing. */
  @Override
  public void startedInside(Calls calls, Object argument, int call) {
    try {
      String name = table.method(call).name();
      boolean sets =
          name.equals("setSchema")
              || name.equals("setCatalog")
              || name.equals("setClientInfo")
              || name.startsWith("setShardingKey")
              || argument instanceof String sql && StateSql.changesState(sql);
      if (sets) {
        calls.stateSet = true;
        calls.touched = true;
      }
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void leftInside(Calls calls, Object result, int call) {
    try {
      if ((call & Hooks.CLOSES) != 0) {
        closedInside(calls);
      } else if (result != null) {
        if (calls.ours) {
          calls.connectedAt = System.nanoTime();
        }
        JdbcMethod method = table.method(call);
        switch (method.kind()) {
          case DRIVER -> {
            calls.connected = result;
            calls.touched = true;
          }
          case POOLED_CONNECTION, XA_CONNECTION -> {
            calls.handle = result;
            calls.touched = true;
          }
          default -> {
            // A data source inside another: the outermost hands out.
          }
        }
      }
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void carriedInside(Calls calls, Object self, Object argument, Object result, int call) {
    try {
      if (books.works()) {
        physicals.reached(
            calls, threads.of(calls), self, null, table.method(call), argument, result);
      }
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  private void closedInside(Calls calls) {
    NestedCloses closes = NestedCloses.of(calls);
    NestedCloses.Close last = closes == null ? null : closes.end(calls.depth + 1);
    if (last == null) {
      return;
    }
    if (last.life() == null) {
      leases.closedByPool(calls, last.object());
    } else if (!(last.life() instanceof Part part) || part.exposed != null) {
      leases.close(calls, last.object(), last.life(), true);
    } else if (!part.kind.value()) {
      // A driver frees its own LOBs, on commit for one: that is not the holder's doing.
      if (!closes.ofLease() && !calls.closesConnection()) {
        part.noteEnd();
      }
      closes.later(part);
    }
  }

  /** What was closed inside the outermost call, and did not end by it. */
  private void endClosedInside(Calls calls) {
    NestedCloses closes = NestedCloses.of(calls);
    if (closes != null) {
      for (Part part : closes.parts()) {
        if (!part.ended()) {
          leases.close(calls, null, part, true);
        }
      }
    }
  }

  // ---- row calls

  @Override
  public void rowUsed(Calls calls, Object self, Life life) {
    RuntimeException verdict = null;
    try {
      verdict = books.works() ? rowCalls.used(calls, self, life) : null;
    } catch (Throwable t) {
      books.failed(t);
    }
    if (verdict != null) {
      throw verdict;
    }
  }

  @Override
  public void rowReturned(Calls calls, Object self) {
    try {
      rowCalls.returned(calls, self);
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void rowThrew(Calls calls, Object self, Throwable thrown) {
    try {
      rowCalls.threw(calls, self, thrown);
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public void handedOn(Object result, Life life) {
    try {
      if (books.works()) {
        handOuts.handedOn(Hooks.calls(), result, life);
      }
    } catch (Throwable t) {
      books.failed(t);
    }
  }

  @Override
  public Object mapped(Object self) {
    return stamps.of(self);
  }

  // ---- calls of ORMs

  @Override
  public Object intercepted(Object self, Object argument, int point) {
    try {
      Calls calls = Hooks.calls();
      if (calls.depth > 0 || !adapters.works()) {
        return null;
      }
      OrmPoint found = points.of(point);
      Orm orm = found.orm(self);
      if (orm != null && found.role() == Role.ENDING) {
        sessions.ending(calls, orm, self);
      } else if (orm != null && lazyReads.keptFromServing(calls, self, argument)) {
        return NOTHING;
      }
    } catch (Throwable t) {
      failed(t, point);
    }
    return null;
  }

  @Override
  public Object answer(Object intercepted) {
    return intercepted instanceof Reading reading ? reading.answer().value() : null;
  }

  @Override
  public void interceptedReturned(Object self, Object argument, Object result, int point) {
    ended(self, point);
  }

  @Override
  public void interceptedThrew(Object self, Object argument, Throwable thrown, int point) {
    ended(self, point);
  }

  private void ended(Object self, int point) {
    try {
      Calls calls = Hooks.calls();
      if (calls.depth > 0 || !adapters.works()) {
        return;
      }
      OrmPoint found = points.of(point);
      Orm orm = found.role() == Role.ENDING ? found.orm(self) : null;
      if (orm != null) {
        sessions.ended(calls, orm, self);
      }
    } catch (Throwable t) {
      failed(t, point);
    }
  }

  @Override
  public void happened(Object self, Object argument, int point) {
    try {
      Calls calls = Hooks.calls();
      if (calls.depth > 0 || !adapters.works()) {
        return;
      }
      OrmPoint found = points.of(point);
      Orm orm = found.orm(self);
      if (orm == null) {
        return;
      }
      switch (found.role()) {
        case OPENED -> sessions.opened(calls, orm, self);
        case BEGUN -> sessions.begun(orm, self, argument);
        case BOUND -> sessions.bound(calls, orm, self, argument);
        case FORGOT -> sessions.forgot(calls, orm, self, argument);
        case CHANGES -> lazyReads.changes(orm, self);
        case ASKED_TO_CLOSE -> sessions.askedToClose(calls, orm, self);
        case CLOSED -> sessions.closed(calls, orm, self);
        case CLOSED_ALL -> sessions.closedAll(calls, self);
        case REPLACES -> sessions.replacedBy(calls, self, argument);
        case WRITTEN -> sessions.written(orm, self);
        case WRAPS -> sessions.wraps(orm, (Connection) argument);
        default -> throw new IllegalStateException(found.role().name());
      }
    } catch (Throwable t) {
      failed(t, point);
    }
  }

  @Override
  public void borrowed(Object connection, Object mark, int point) {
    try {
      if (adapters.works()) {
        if (points.of(point).role() == Role.PART) {
          sessions.part(connection, mark);
        } else if (connection instanceof Connection) {
          sessions.borrowed(connection, mark);
        }
      }
    } catch (Throwable t) {
      adapters.failed(t);
    }
  }

  @Override
  public Object joined(Object self, Object session, Object mark, int point) {
    try {
      Calls calls = Hooks.calls();
      if (calls.depth > 0) {
        return sessions.joinedOurs(calls, self, mark);
      }
      OrmPoint found = points.of(point);
      Orm orm = adapters.works() ? found.orm(self) : null;
      if (orm == null) {
        return mark;
      }
      return found.role() == Role.REPLACES
          ? sessions.replaces(calls, session, mark)
          : sessions.joined(calls, orm, self, session, mark);
    } catch (Throwable t) {
      failed(t, point);
      return mark;
    }
  }

  @Override
  public void letGo(Object self, Object mark, int point) {
    try {
      Calls calls = Hooks.calls();
      if (calls.depth == 0 && adapters.works()) {
        sessions.letGo(calls, mark);
      }
    } catch (Throwable t) {
      failed(t, point);
    }
  }

  @Override
  public void releasing(Object self, Object mark, int point) {
    try {
      Calls calls = Hooks.calls();
      if (calls.depth == 0 && adapters.works()) {
        sessions.releasing(calls, mark);
      }
    } catch (Throwable t) {
      failed(t, point);
    }
  }

  @Override
  public Object standIn(Object self, int point) {
    try {
      Calls calls = Hooks.calls();
      Orm orm = calls.depth > 0 || !adapters.works() ? null : points.of(point).orm(self);
      return orm == null ? null : lazyReads.standIn(calls, orm, self);
    } catch (Throwable t) {
      failed(t, point);
      return null;
    }
  }

  @Override
  public Object reading(Object self, Object argument, Object mark, int point) {
    LifecycleViolationException verdict;
    try {
      Calls calls = Hooks.calls();
      OrmPoint found = points.of(point);
      Orm orm = calls.depth > 0 || !adapters.works() ? null : found.orm(self);
      return orm == null ? null : lazyReads.reading(calls, orm, found.role(), self, argument, mark);
    } catch (LifecycleViolationException e) {
      verdict = e;
    } catch (Throwable t) {
      failed(t, point);
      return null;
    }
    throw verdict;
  }

  @Override
  public boolean answered(Object reading) {
    return reading instanceof Reading read && read.answer() != null;
  }

  @Override
  public void readReturned(Object reading) {
    try {
      lazyReads.readReturned(Hooks.calls(), (Reading) reading);
    } catch (Throwable t) {
      adapters.failed(t);
    }
  }

  @Override
  public void readThrew(Throwable thrown, Object reading) {
    try {
      lazyReads.readThrew(Hooks.calls(), (Reading) reading, thrown);
    } catch (Throwable t) {
      adapters.failed(t);
    }
  }

  /** One ORM that is another than its adapter knows is no matter of the others'. */
  private void failed(Throwable failure, int point) {
    if (failure instanceof LinkageError lacking) {
      points.of(point).unlinked(lacking);
      sessions.unfollow();
    } else {
      adapters.failed(failure);
    }
  }

  // ---- copying and serving

  @Override
  public void closing(Calls calls, Object self, Life life) {
    try {
      if (snapshots.works()) {
        copying.closing(self, life);
      }
    } catch (Throwable t) {
      snapshots.failed(t);
    }
    try {
      if (life instanceof Lease lease && calls.depth == 1 && restoring.works()) {
        returns.ending(calls, self, lease);
      }
    } catch (Throwable t) {
      restoring.failed(t);
    }
  }

  @Override
  public Object served(Calls calls, Object self, Object[] arguments, int call) {
    try {
      if (snapshots.works()) {
        return rowCalls.served(calls, self, table.method(call), arguments);
      }
    } catch (Throwable t) {
      snapshots.failed(t);
    }
    return NOT_SERVED;
  }

  // ---- upkeep

  /**
   * Settles stacks, ages leases, refills the budget.
   *
   * @param heldAfterMillis the age at which a lease has been held for long; 0: never
   * @return whether the next tick should come soon
   */
  public boolean tick(long elapsedNanos, double stackBudgetPercent, long heldAfterMillis) {
    boolean soon = clock.tick();
    captures.tick(elapsedNanos, stackBudgetPercent);
    openLeases.tick(watch.at(System.currentTimeMillis(), heldAfterMillis));
    crossings.tick(openLeases);
    children.tick(elapsedNanos);
    threads.tick();
    stamps.tick();
    marks.tick();
    namedEntities.tick();
    physicals.tick();
    factories.tick();
    return soon;
  }

  /** Sets which stacks are captured: {@code full}, {@code adaptive}, {@code site}, {@code off}. */
  public void stacks(String mode) {
    captures.mode(Captures.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
  }

  /** Follows the rules that are on: what none of them wants to know is not kept account of. */
  public void followRules() {
    children.follow();
    overlaps.follow();
  }

  /** How many open statements and result sets were not watched for want of room. */
  public long dropped() {
    return children.dropped();
  }

  /** How many entities there was no room for any more. */
  public long droppedEntities() {
    return marks.dropped() + namedEntities.dropped();
  }

  /** What is told of entities that the user has named; to be called once there are any. */
  public EntityTracker namedEntities() {
    namedEntities.begin();
    return namedEntities;
  }

  /** How many leases are open. */
  public int openLeases() {
    return openLeases.size();
  }

  /** How many stacks were not taken for want of budget. */
  public long sampledAway() {
    return threads.sampledAway();
  }

  /** The open leases in words, oldest first. */
  public List<String> describeOpenLeases() {
    LeaseTexts texts = new LeaseTexts(application);
    return openLeases.all().stream().map(texts::describe).toList();
  }
}
