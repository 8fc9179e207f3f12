package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;
import dev.outlive.adapter.Orm;
import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.hook.Tracker;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.JdbcTable;
import dev.outlive.weave.Mocks;
import dev.outlive.weave.WovenClasses;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps the books: which lease, execution and part each object belongs to, and what has ended. The
 * one implementation behind the hooks. Contains its failures; only a verdict may leave it.
 */
public final class Ledger extends Tracker {
  private static final String PART = "ledger";
  private static final String ORM = "ORM adapter";
  private static final String COPIES = "snapshots of JDBC objects";
  private static final int MOST_WATCHED = 1000;
  private static final Object NOTHING = new Object();

  private final JdbcTable table;
  private final WovenClasses woven;
  private final Stamps stamps;
  private final Captures captures = new Captures();
  private final OpenLeases openLeases = new OpenLeases();
  private final ApplicationFrames application;
  private final Misuses misuses;
  private final OrmPoints points;
  private final Fix fix;
  private final Copies copies;
  private final Sites sites;
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
    this.woven = woven;
    this.stamps = new Stamps(woven);
    this.application = application;
    this.misuses = new Misuses(woven, application, judge);
    this.points = points;
    this.fix = fix;
    this.copies = copies;
    this.sites = new Sites(application);
    this.sessions = new Sessions(stamps, captures, openLeases, this::end, application, judge, fix);
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
              misuses.begin(subject, dead, method.name(), foreign, cleanUp(method, calls));
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
          case CLOSE, ABORT -> close(calls, calls.self, calls.life, false);
          default -> suspect(calls, method, thrown);
        }
      }
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  /** A call on something alive has thrown: has its connection gone from under its holder? */
  private void suspect(Calls calls, JdbcMethod method, Throwable thrown) {
    Life life = calls.life;
    if (life.ended() || !(life.root() instanceof Lease lease)) {
      return;
    }
    if (BrokenConnection.saidBy(thrown)) {
      lease.quiet = true;
    } else if (calls.physicalClosed) {
      endUnasked(lease, "evicted: " + thrown.getClass().getSimpleName());
    } else if (method.kind() == JdbcKind.CONNECTION && life == lease && isClosed(calls, false)) {
      endUnasked(lease, "reclaimed by the pool");
      if (!cleanUp(method, calls)) {
        PendingUse pending = misuses.begin(calls.self, life, method.name(), false, false);
        if (pending != null) {
          misuses.threw(pending, thrown);
        }
      }
    }
  }

  private void endUnasked(Lease lease, String how) {
    lease.unasked = true;
    end(lease, how);
  }

  private void follow(Calls calls, Object result) {
    JdbcMethod method = table.method(calls.call);
    Life life = calls.life;
    switch (method.verb()) {
      case OPEN, CONNECT -> {
        if (result != null) {
          open(calls, method, result);
        }
      }
      case CLOSE -> {
        if (life != null) {
          close(calls, calls.self, life, true);
        }
      }
      case ABORT -> {
        if (life != null && !life.ended()) {
          if (life instanceof Lease lease) {
            lease.quiet = true;
          }
          end(life, "aborted");
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
          created(calls, method, life, result);
        }
      }
      case UNWRAP -> {
        if (result != null && result != calls.self && stamps.stampable(result)) {
          exposed(life, result);
        }
      }
      case EXECUTE -> executed(calls, life, result);
      case RESULT -> resultSet(life, result, false);
      case KEYS -> resultSet(life, result, true);
      case MORE_RESULTS -> moreResults(calls, life);
      case CLOSE_ON_COMPLETION -> {
        if (life instanceof Execution execution) {
          execution.closeOnCompletion = true;
        }
      }
      case END_TRANSACTION -> endTransaction(calls, method, life);
      case SET_STATE -> stateChanged(life);
      case SAVEPOINT -> {
        if (result != null && life.root() instanceof Lease lease) {
          if (lease.transaction == null) {
            lease.transaction = new Part(lease, JdbcKind.SAVEPOINT, null, null);
          }
          stamps.put(
              result, new Part(lease.transaction, JdbcKind.SAVEPOINT, null, captures.ofPart()));
        }
      }
      case USE_SAVEPOINT -> {
        Life savepoint = calls.argument == null ? null : stamps.of(calls.argument);
        if (method.name().equals("releaseSavepoint") && savepoint != null) {
          end(savepoint, null);
        }
      }
      default -> {
        // A row call: never here.
      }
    }
  }

  // ---- opening

  private void open(Calls calls, JdbcMethod method, Object handle) {
    if (Mocks.mock(handle) || calls.self != null && Mocks.mock(calls.self)) {
      return;
    }
    if (!stamps.stampable(handle)) {
      return;
    }
    if (stamps.of(handle) instanceof Lease shared && !shared.over && calls.connected != handle) {
      // Handed out a second time while it is open: a shared connection, and still one lease.
      return;
    }
    boolean logical =
        calls.handle == handle
            || method.kind() == JdbcKind.POOLED_CONNECTION
            || method.kind() == JdbcKind.XA_CONNECTION;
    boolean wrapper = woven.wrapper(handle.getClass().getName());
    boolean pooled = logical || wrapper && calls.connected != handle;
    Lease lease = new Lease(false, captures.ofLease(), source(calls, pooled));
    lease.pooled = pooled;
    lease.ofLibrary = !pooled && !Walk.openedByApplication(woven, application);
    if (logical && calls.life instanceof Lease physical) {
      if (physical.handle != null && !physical.handle.over) {
        end(physical.handle, "second handle");
      }
      physical.handle = lease;
    }
    stamps.put(handle, lease);
    openLeases.opened(lease);
  }

  private static Source source(Calls calls, boolean pooled) {
    if (!pooled && calls.url instanceof String url) {
      return Source.url(url);
    }
    if (calls.source != null) {
      return Source.dataSource(calls.source);
    }
    return calls.argument instanceof String url && url.startsWith("jdbc:")
        ? Source.url(url)
        : Source.dataSource(calls.self);
  }

  // ---- closing

  private void close(Calls calls, Object object, Life life, boolean returned) {
    if (life.over) {
      return;
    }
    if (life instanceof Lease lease) {
      if (!isClosed(calls, object, returned)) {
        return;
      }
      if (calls.physicalClosed) {
        lease.pooled = false;
      }
      if (lease.handle != null) {
        end(lease.handle, "connection closed");
      }
    } else if (!returned) {
      return;
    }
    end(life, null);
    if (life instanceof Part part && part.kind == JdbcKind.RESULT_SET) {
      completed(part);
    }
  }

  private void completed(Part resultSet) {
    if (resultSet.up instanceof Execution execution
        && execution.closeOnCompletion
        && execution.kept == null
        && !execution.over) {
      end(execution, "its result set closed (closeOnCompletion)");
    }
  }

  private boolean isClosed(Calls calls, boolean ifItWillNotSay) {
    return isClosed(calls, calls.self, ifItWillNotSay);
  }

  private static boolean isClosed(Calls calls, Object connection, boolean ifItWillNotSay) {
    // Asked as from inside, so that whatever the handle calls in turn is none of our business.
    calls.depth++;
    try {
      return Kinds.closed(connection, ifItWillNotSay);
    } finally {
      calls.depth--;
    }
  }

  private void end(Life life, String how) {
    if (life.over) {
      return;
    }
    boolean lease = life instanceof Lease;
    life.end = new End(lease ? captures.ofLease() : captures.ofPart(), how);
    life.over = true;
    if (life instanceof Lease over) {
      openLeases.ended(over);
      over.transaction = null;
    } else if (life instanceof Execution execution) {
      for (Execution kept = execution.kept; kept != null; kept = kept.kept) {
        if (!kept.over) {
          kept.end = life.end;
          kept.over = true;
        }
      }
      execution.kept = null;
    }
    if (life instanceof Part part && part.exposed != null) {
      end(part.exposed, how);
    }
  }

  private void endTransaction(Calls calls, JdbcMethod method, Life life) {
    boolean ends = !method.name().equals("setAutoCommit") || Boolean.TRUE.equals(calls.argument);
    if (ends && life.root() instanceof Lease lease && lease.transaction != null) {
      end(lease.transaction, "transaction ended");
      lease.transaction = null;
    }
  }

  // ---- handing out

  private void created(Calls calls, JdbcMethod method, Life life, Object result) {
    if (!stamps.stampable(result)) {
      return;
    }
    JdbcKind kind = JdbcKind.handedOutBy(method.descriptor());
    if (Kinds.statement(kind) && method.kind() == JdbcKind.CONNECTION) {
      String sql = calls.argument instanceof String text ? text : null;
      noteSql(life, sql);
      stamps.put(result, new Execution(life.root(), kind, sql, captures.ofPart()));
    } else {
      stampUnlessOurs(result, kind, life);
    }
  }

  private void noteSql(Life life, String sql) {
    if (sql != null && life.root() instanceof Lease lease) {
      lease.lastSql = sql;
      if (fix.on() && StateSql.changesState(sql)) {
        stateChanged(life);
      }
    }
  }

  private static void stateChanged(Life life) {
    if (life.root() instanceof Lease lease) {
      lease.stateChanged = true;
      if (lease.session != null) {
        lease.session.stateChanged = true;
      }
    }
  }

  private void stampUnlessOurs(Object result, JdbcKind kind, Life life) {
    Life before = stamps.of(result);
    Life root = life.root();
    if (before != null && !before.ended() && before.root() == root) {
      return;
    }
    if (Kinds.statement(kind)) {
      Execution execution = new Execution(root, kind, sqlOf(life), captures.ofPart());
      execution.executed = true;
      stamps.put(result, execution);
    } else {
      Part part = new Part(root, kind, sqlOf(life), captures.ofPart());
      if (before instanceof Lease && !before.over) {
        part.exposed = before;
      }
      stamps.put(result, part);
      watch(result, part);
    }
  }

  private void exposed(Life life, Object result) {
    JdbcKind kind = Kinds.of(result);
    if (kind == JdbcKind.RESULT_SET && life.up != life) {
      stamps.put(result, new Part(life.up, kind, sqlOf(life), captures.ofPart()));
    } else if (kind != null) {
      stampUnlessOurs(result, kind, life);
    }
  }

  private void executed(Calls calls, Life life, Object result) {
    if (!(life instanceof Execution execution)) {
      return;
    }
    String sql = calls.argument instanceof String text ? text : null;
    noteSql(life, sql);
    Execution current = execution;
    if (execution.executed) {
      current = execution.next(sql);
      stamps.put(calls.self, current);
      end(execution, "statement re-executed");
    } else {
      execution.executed = true;
      execution.sql = sql == null ? execution.sql : sql;
    }
    if (result != null) {
      resultSet(current, result, false);
    }
  }

  private void resultSet(Life life, Object result, boolean keys) {
    if (result == null || !stamps.stampable(result)) {
      return;
    }
    if (keys && life instanceof Execution execution) {
      execution.keys = true;
    }
    Life before = stamps.of(result);
    if (before == null || before.ended() || before.up != life) {
      Part part = new Part(life, JdbcKind.RESULT_SET, sqlOf(life), captures.ofPart());
      stamps.put(result, part);
      watch(result, part);
    }
  }

  private void moreResults(Calls calls, Life life) {
    if (!(life instanceof Execution execution)) {
      return;
    }
    Object current = calls.argument;
    boolean keep =
        current instanceof Integer mode && mode == Statement.KEEP_CURRENT_RESULT || execution.keys;
    Execution next = execution.next(null);
    if (keep) {
      next.kept = execution;
      stamps.put(calls.self, next);
    } else {
      boolean all = current instanceof Integer mode && mode == Statement.CLOSE_ALL_RESULTS;
      next.kept = all ? null : execution.kept;
      if (!all) {
        execution.kept = null;
      }
      stamps.put(calls.self, next);
      end(execution, "statement moved to its next result");
    }
  }

  static String sqlOf(Life life) {
    return life instanceof Part part ? part.sql : null;
  }

  // ---- inside another call

  @Override
  public void enteredInside(Calls calls, Object self, Life life, int call) {
    try {
      @SuppressWarnings("unchecked")
      List<NestedClose> closes = (List<NestedClose>) calls.nestedCloses;
      if (closes == null) {
        closes = new ArrayList<>();
        calls.nestedCloses = closes;
      }
      closes.add(new NestedClose(self, life, calls.depth));
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
    @SuppressWarnings("unchecked")
    List<NestedClose> closes = (List<NestedClose>) calls.nestedCloses;
    if (closes == null || closes.isEmpty()) {
      return;
    }
    NestedClose last = closes.get(closes.size() - 1);
    if (last.depth == calls.depth + 1) {
      closes.remove(closes.size() - 1);
      // A driver frees its own LOBs, on commit for one: that is not the holder's doing.
      if (!(last.life instanceof Part part) || !part.kind.value()) {
        close(calls, last.object, last.life, true);
      }
    }
  }

  private record NestedClose(Object object, Life life, int depth) {}

  // ---- row calls

  @Override
  public void rowUsed(Calls calls, Object self, Life life) {
    RuntimeException verdict = null;
    try {
      if (calls.depth > 0 || !containment.works(PART)) {
        return;
      }
      PendingUse pending = misuses.begin(self, life, null, false, false);
      if (pending != null) {
        verdict = misuses.block(pending);
      }
      if (verdict == null) {
        Deque<RowUse> rows = rows(calls);
        if (pending != null || rows != null) {
          if (rows == null) {
            rows = new ArrayDeque<>(4);
            calls.rows = rows;
          } else if (pending != null) {
            // The application's own call: whatever still waits below it never returned.
            rows.clear();
          }
          rows.push(new RowUse(self, pending));
        }
      }
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
      PendingUse pending = pop(calls, self);
      if (pending != null) {
        misuses.returned(pending);
      }
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  @Override
  public void rowThrew(Calls calls, Object self, Throwable thrown) {
    try {
      PendingUse pending = pop(calls, self);
      if (pending != null) {
        misuses.threw(pending, thrown);
      }
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  private static PendingUse pending(Calls calls, Object self) {
    RowUse top = top(calls, self);
    return top == null ? null : top.pending;
  }

  private static PendingUse pop(Calls calls, Object self) {
    RowUse top = top(calls, self);
    if (top == null) {
      return null;
    }
    Deque<RowUse> rows = rows(calls);
    rows.pop();
    if (rows.isEmpty()) {
      calls.rows = null;
    }
    return top.pending;
  }

  private static RowUse top(Calls calls, Object self) {
    Deque<RowUse> rows = rows(calls);
    RowUse top = rows == null || calls.depth > 0 ? null : rows.peek();
    return top == null || top.self != self ? null : top;
  }

  @SuppressWarnings("unchecked") // nobody else writes it
  private static Deque<RowUse> rows(Calls calls) {
    return (Deque<RowUse>) calls.rows;
  }

  private record RowUse(Object self, PendingUse pending) {}

  @Override
  public void handedOn(Object result, Life life) {
    try {
      if (stamps.stampable(result) && containment.works(PART)) {
        JdbcKind kind = Kinds.of(result);
        if (kind == JdbcKind.RESULT_SET) {
          resultSet(life instanceof Execution ? life : life.up, result, false);
        } else if (kind != null) {
          stampUnlessOurs(result, kind, life);
        }
      }
    } catch (Throwable t) {
      containment.failed(PART, t);
    }
  }

  @Override
  public Object mapped(Object self) {
    return stamps.mapped(self);
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

  /** Remembers an object that auto-fix will want to copy before it ends. */
  private void watch(Object object, Part part) {
    if (!fix.on() || !part.kind.copied() || !copies.known(part.kind.typeName())) {
      return;
    }
    Object plan = copies.plan(part.kind.typeName(), sites.of(part.loaded, null));
    if (plan != null && part.root() instanceof Lease lease) {
      if (lease.watched == null) {
        lease.watched = new CopyOnWriteArrayList<>();
      }
      if (lease.watched.size() < MOST_WATCHED) {
        lease.watched.add(new Watched(new WeakReference<>(object), part, plan));
      }
    }
  }

  @Override
  public void closing(Calls calls, Object self, Life life) {
    try {
      if (fix.on() && !life.ended() && life.root() instanceof Lease lease) {
        List<Watched> watched = lease.watched;
        if (watched != null && containment.works(COPIES)) {
          copy(lease, life, self, watched);
        }
      }
    } catch (Throwable t) {
      containment.failed(COPIES, t);
    }
  }

  private void copy(Lease lease, Life closing, Object self, List<Watched> watched) {
    Copies.EndedBy end =
        closing == lease
            ? Copies.EndedBy.CONNECTION
            : closing instanceof Execution ? Copies.EndedBy.STATEMENT : Copies.EndedBy.ITSELF;
    Connection connection =
        end == Copies.EndedBy.CONNECTION && self instanceof Connection handle ? handle : null;
    for (Watched each : watched) {
      Part part = each.part();
      boolean ends =
          switch (end) {
            case CONNECTION -> !part.ended();
            case STATEMENT -> part.up == closing && !part.over;
            case ITSELF -> part == closing;
          };
      Object object = ends && part.copy == null ? each.object().get() : null;
      if (object != null) {
        part.copy = copies.copy(each.plan(), object, end, connection, context(lease, part, object));
        watched.remove(each);
      }
    }
  }

  private Copies.Context context(Lease lease, Part part, Object object) {
    return new Copies.Context(
        part.kind.typeName(),
        object.getClass().getName(),
        new LeaseInfo(
            lease.id,
            LeaseKind.CONNECTION,
            lease.source.name(),
            System.currentTimeMillis() - lease.opened.at),
        sites.of(lease.opened, null),
        sites.of(part.loaded, null));
  }

  @Override
  public Object served(Calls calls, Object self, Object[] arguments, int call) {
    try {
      // Only for the application's own call, which rowUsed has found to be one.
      PendingUse pending = pending(calls, self);
      if (pending != null
          && fix.on()
          && pending.dead() instanceof Part part
          && containment.works(COPIES)) {
        JdbcMethod method = table.method(call);
        Object value = part.copy == null ? NOT_SERVED : copies.serve(part.copy, method, arguments);
        if (value != NOT_SERVED) {
          misuses.served(pop(calls, self));
          return value;
        }
        Copies.EndedBy end = misuses.endedBy(part);
        if (end != null && part.loaded != null) {
          String type = part.kind.typeName();
          copies.learn(type, sites.of(part.loaded, null), end, method, arguments);
        }
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
