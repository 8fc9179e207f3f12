package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;
import dev.outlive.adapter.Orm;
import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.hook.Tracker;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.JdbcTable;
import dev.outlive.weave.Verb;
import dev.outlive.weave.WovenClasses;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the books: which lease, execution and part each object belongs to, and what has ended. The
 * one implementation behind the hooks. Contains its failures; only a verdict may leave it.
 */
public final class Ledger extends Tracker {
  private static final String PART = "ledger";
  private static final String ORM = "ORM adapter";
  private static final String COPIES = "snapshots of JDBC objects";
  private static final Object NOTHING = new Object();

  private final JdbcTable table;
  private final Stamps stamps;
  private final Captures captures = new Captures();
  private final OpenLeases openLeases = new OpenLeases();
  private final ApplicationFrames application;
  private final Misuses misuses;
  private final Leases leases;
  private final HandOuts handOuts;
  private final Copying copying;
  private final RowCalls rowCalls;
  private final OrmPoints points;
  private final Sessions sessions;
  private final Containment containment;

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
    this.misuses = new Misuses(woven, application, judge);
    this.points = points;
    this.leases = new Leases(woven, application, stamps, captures, openLeases);
    this.copying = new Copying(fix, copies, new Sites(application));
    this.handOuts = new HandOuts(stamps, captures, leases, copying);
    this.rowCalls = new RowCalls(misuses, copying);
    this.sessions =
        new Sessions(stamps, captures, openLeases, leases::end, application, judge, fix);
    this.containment = containment;
  }

  // ---- structural calls

  @Override
  public void entered(Calls calls) {
    RuntimeException verdict = null;
    try {
      if (containment.works(PART)) {
        JdbcMethod method = table.method(calls.call);
        Life dead = calls.life;
        Object subject = calls.self;
        boolean foreign = false;
        if ((calls.call & Hooks.JUDGES_ARGUMENT) != 0 && (dead == null || !dead.ended())) {
          subject = calls.argument;
          dead = subject == null ? null : stamps.of(subject);
          foreign = dead != null && calls.life != null && dead.root() != calls.life.root();
          if (dead == null || !dead.ended() && !foreign) {
            return;
          }
        }
        if (dead != null && dead.ended() | foreign) {
          PendingUse pending =
              misuses.begin(subject, dead, method, foreign, cleanUp(method, calls));
          if (pending != null) {
            calls.pending = pending;
            verdict = misuses.block(pending);
          }
        }
      }
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
    if (verdict != null) {
      throw verdict;
    }
  }

  /** What is legal after an end that the holder did not ask for. */
  private static boolean cleanUp(JdbcMethod method, Calls calls) {
    return switch (method.name()) {
      case "rollback", "setAutoCommit" ->
          calls.argument == null || calls.argument instanceof Boolean;
      default -> false;
    };
  }

  @Override
  public void returned(Calls calls, Object result) {
    try {
      if (calls.pending != null) {
        misuses.returned((PendingUse) calls.pending);
      } else if (containment.works(PART)) {
        follow(calls, result);
      }
      endClosedInside(calls);
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  @Override
  public void threw(Calls calls, Throwable thrown) {
    try {
      if (calls.pending != null) {
        misuses.threw((PendingUse) calls.pending, thrown);
      } else if (calls.life != null && containment.works(PART)) {
        JdbcMethod method = table.method(calls.call);
        switch (method.verb()) {
          case CLOSE, ABORT -> leases.close(calls, calls.self, calls.life, false);
          default -> suspect(calls, method, thrown);
        }
      }
      endClosedInside(calls);
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  /** A call on something alive has thrown: has its connection gone from under its holder? */
  private void suspect(Calls calls, JdbcMethod method, Throwable thrown) {
    Life life = calls.life;
    if (!calls.alive || !(life.root() instanceof Lease lease)) {
      return;
    }
    if (life == lease && !lease.quiet && leases.takenAway(calls, lease)) {
      useAfterAll(calls, method, thrown);
      return;
    }
    if (BrokenConnection.saidBy(thrown)) {
      // Whatever was closed inside this very call: its holder could not help it.
      lease.quiet = true;
      return;
    }
    if (calls.nested) {
      lease.lastFailure = thrown.getClass().getSimpleName();
    }
    if (life.ended()) {
      return;
    }
    if (calls.physicalClosed) {
      leases.endUnasked(lease, "evicted: " + lease.lastFailure);
    } else if (method.kind() == JdbcKind.CONNECTION
        && life == lease
        && leases.isClosed(calls, false)) {
      leases.endUnasked(
          lease,
          lease.lastFailure == null ? "reclaimed by the pool" : "evicted: " + lease.lastFailure);
      // A call that reached the driver was made on an open connection: it is the one that made the
      // pool evict it, and no misuse.
      if (!calls.nested) {
        useAfterAll(calls, method, thrown);
      }
    }
  }

  /** A call on what was taken for alive turns out to have come too late. */
  private void useAfterAll(Calls calls, JdbcMethod method, Throwable thrown) {
    PendingUse pending =
        misuses.begin(calls.self, calls.life, method, false, cleanUp(method, calls));
    if (pending != null) {
      misuses.threw(pending, thrown);
    }
  }

  private void follow(Calls calls, Object result) {
    JdbcMethod method = table.method(calls.call);
    Life life = calls.life;
    switch (method.verb()) {
      case OPEN, CONNECT -> {
        if (result != null) {
          leases.open(calls, method, result);
        }
      }
      case CLOSE, ABORT -> {
        if (life == null) {
          if ((calls.call & Hooks.PHYSICAL) != 0) {
            leases.closedByPool(calls, calls.self);
          }
        } else if (method.verb() == Verb.CLOSE) {
          leases.close(calls, calls.self, life, true);
        } else {
          leases.abort(life);
        }
      }
      default -> {
        // A wrapper that a library made by hand around a handle carries no stamp: what it hands out
        // is as good as what it wraps.
        Life of = life == null && method.kind() == JdbcKind.CONNECTION ? calls.inner : life;
        if (of != null && !of.ended()) {
          followLive(calls, method, of, result);
        }
      }
    }
  }

  private void followLive(Calls calls, JdbcMethod method, Life life, Object result) {
    switch (method.verb()) {
      case CREATE -> {
        if (result != null) {
          handOuts.created(calls, method, life, result);
        }
      }
      case UNWRAP -> {
        if (result != null && result != calls.self && stamps.stampable(result)) {
          handOuts.exposed(life, result);
        }
      }
      case EXECUTE -> handOuts.executed(calls, life, result);
      case RESULT -> handOuts.resultSet(life, result, false);
      case KEYS -> handOuts.resultSet(life, result, true);
      case MORE_RESULTS -> handOuts.moreResults(calls, life);
      case CLOSE_ON_COMPLETION -> {
        if (life instanceof Execution execution) {
          execution.closeOnCompletion = true;
        }
      }
      case END_TRANSACTION -> leases.endTransaction(calls, method, life);
      case SET_STATE -> HandOuts.stateChanged(life);
      case SAVEPOINT -> {
        if (result != null && life.root() instanceof Lease lease) {
          leases.savepoint(lease, result);
        }
      }
      case USE_SAVEPOINT -> {
        Life savepoint = calls.argument == null ? null : stamps.of(calls.argument);
        if (method.name().equals("releaseSavepoint") && savepoint != null) {
          leases.end(savepoint, null);
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
      containment.failed(PART, t);
    }
  }

  /** A data source that sets a schema or tenant as it hands out: a fresh connection may differ. */
  @Override
  public void insideOpening(Calls calls, Object argument, int call) {
    try {
      String name = table.method(call).name();
      calls.stateSet |=
          name.equals("setSchema")
              || name.equals("setCatalog")
              || name.equals("setClientInfo")
              || name.startsWith("setShardingKey")
              || argument instanceof String sql && StateSql.changesState(sql);
    } catch (Throwable t) {
      containment.failed(PART, t);
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
          case DRIVER -> calls.connected = result;
          case POOLED_CONNECTION, XA_CONNECTION -> calls.handle = result;
          default -> {
            // A data source inside another: the outermost hands out.
          }
        }
      }
    } catch (Throwable t) {
      containment.failed(PART, t);
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
      verdict = containment.works(PART) ? rowCalls.used(calls, self, life) : null;
    } catch (Throwable t) {
      containment.failed(PART, t);
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
      containment.failed(PART, t);
    }
  }

  @Override
  public void rowThrew(Calls calls, Object self, Throwable thrown) {
    try {
      rowCalls.threw(calls, self, thrown);
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  @Override
  public void handedOn(Object result, Life life) {
    try {
      if (containment.works(PART)) {
        handOuts.handedOn(result, life);
      }
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  @Override
  public Object mapped(Object self) {
    return stamps.of(self);
  }

  // ---- calls of ORMs

  @Override
  public Object intercepted(Object self, Object argument, int point) {
    Calls calls = Hooks.calls();
    if (calls.depth > 0 || !containment.works(ORM)) {
      return null;
    }
    LifecycleViolationException verdict = null;
    try {
      OrmPoint found = points.of(point);
      Orm orm = found.orm(self);
      if (orm == null) {
        return null;
      }
      switch (found.role()) {
        case LOADING -> sessions.loading(calls);
        case ENDING -> sessions.ending(calls, self);
        case READ -> {
          return sessions.reading(calls, orm, self, argument);
        }
        case KEEP -> {
          return sessions.keptFromServing(calls, self, argument) ? NOTHING : null;
        }
        default -> {
          // Matters only once it has returned.
        }
      }
    } catch (LifecycleViolationException e) {
      verdict = e;
    } catch (Throwable t) {
      containment.failed(ORM, t);
    }
    if (verdict != null) {
      throw verdict;
    }
    return null;
  }

  @Override
  public Object answer(Object intercepted) {
    return intercepted instanceof Fix.Answer answer ? answer.value() : null;
  }

  @Override
  public void interceptedReturned(Object self, Object argument, Object result, int point) {
    Calls calls = Hooks.calls();
    if (calls.depth > 0 || !containment.works(ORM)) {
      return;
    }
    try {
      OrmPoint found = points.of(point);
      switch (found.role()) {
        case OPENED -> {
          Orm orm = found.orm(self);
          if (orm != null) {
            sessions.opened(orm, self);
          }
        }
        case LOADING -> sessions.loaded(calls);
        case BOUND -> sessions.bound(calls, self, argument);
        case ENDING -> sessions.ended(self);
        case READ -> sessions.readReturned(calls, self);
        case KEEP -> {
          // The ORM keeps what it has read itself.
        }
      }
    } catch (Throwable t) {
      containment.failed(ORM, t);
    }
  }

  @Override
  public void interceptedThrew(Object self, Object argument, Throwable thrown, int point) {
    Calls calls = Hooks.calls();
    if (calls.depth > 0 || !containment.works(ORM)) {
      return;
    }
    try {
      switch (points.of(point).role()) {
        case LOADING -> sessions.loaded(calls);
        case ENDING -> sessions.ended(self);
        case READ -> sessions.readThrew(calls, self, thrown);
        default -> {
          // It did not happen.
        }
      }
    } catch (Throwable t) {
      containment.failed(ORM, t);
    }
  }

  // ---- copying and serving

  @Override
  public void closing(Calls calls, Object self, Life life) {
    try {
      if (containment.works(COPIES)) {
        copying.closing(self, life);
      }
    } catch (Throwable t) {
      containment.failed(COPIES, t);
    }
  }

  @Override
  public Object served(Calls calls, Object self, Object[] arguments, int call) {
    try {
      if (containment.works(COPIES)) {
        return rowCalls.served(calls, self, table.method(call), arguments);
      }
    } catch (Throwable t) {
      containment.failed(COPIES, t);
    }
    return NOT_SERVED;
  }

  // ---- upkeep

  /** Once every half second or so: settles stacks, ages leases, refills the budget. */
  public void tick(long elapsedNanos, double stackBudgetPercent) {
    captures.tick(elapsedNanos, stackBudgetPercent);
    openLeases.tick();
    stamps.tick();
  }

  /** Sets which stacks are captured: {@code full}, {@code adaptive}, {@code site}, {@code off}. */
  public void stacks(String mode) {
    captures.mode(Captures.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
  }

  /** How many leases are open. */
  public int openLeases() {
    return openLeases.size();
  }

  /** How many stacks were not taken for want of budget. */
  public long sampledAway() {
    return captures.sampledAway();
  }

  /** The open leases in words, oldest first. */
  public List<String> describeOpenLeases() {
    LeaseTexts texts = new LeaseTexts(application);
    return openLeases.all().stream().map(texts::describe).toList();
  }
}
