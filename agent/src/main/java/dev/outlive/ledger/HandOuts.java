package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.hook.Stamped;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import java.lang.reflect.Proxy;
import java.sql.Statement;

/**
 * Stamps what something alive hands out: statements, result sets, values, metadata, and what lies
 * beneath a wrapper. Every entry may throw; the ledger contains it.
 */
final class HandOuts {
  private final Stamps stamps;
  private final Captures captures;
  private final JdbcThreads threads;
  private final Leases leases;
  private final Copying copying;
  private final Returns returns;
  private final Children children;
  private final Loads loads;

  HandOuts(
      Stamps stamps,
      Captures captures,
      JdbcThreads threads,
      Leases leases,
      Copying copying,
      Returns returns,
      Children children,
      Loads loads) {
    this.stamps = stamps;
    this.captures = captures;
    this.threads = threads;
    this.leases = leases;
    this.copying = copying;
    this.returns = returns;
    this.children = children;
    this.loads = loads;
  }

  void created(Calls calls, Life life, Object argument, JdbcMethod method, Object result) {
    JdbcKind kind = method.handsOut();
    if (kind.statement() && method.kind() == JdbcKind.CONNECTION) {
      statement(calls, life, argument, kind, result);
    } else if (stamps.stampable(result)) {
      stampUnlessOurs(calls, result, kind, life);
    }
  }

  /**
   * A connection has created a statement. It is stamped here, and a result set where that is handed
   * out, and not by {@link Stamps} for both: the JIT keeps book of what comes by for each place in
   * the code, and where that is of one class it knows what is called.
   */
  void statement(Calls calls, Life life, Object argument, JdbcKind kind, Object result) {
    boolean carries = result instanceof Stamped && !(result instanceof Proxy);
    if (carries || stamps.stampable(result)) {
      String sql = argument instanceof String text ? text : null;
      JdbcThread by = threads.of(calls);
      if (life.root() instanceof Lease lease) {
        lease.usedBy(by);
      }
      Execution execution = begun(by, life, kind, sql, result);
      execution.setsState = noteSql(life, sql);
      replaced(
          carries
              ? (Life) ((Stamped) result).$outlive$stamp(execution)
              : stamps.put(result, execution));
    }
  }

  private Execution begun(JdbcThread by, Life life, JdbcKind kind, String sql, Object statement) {
    if (children.tracked()) {
      Capture made = captures.ofTracked(by, life, sql);
      return children.statement(life.root(), kind, sql, made, statement);
    }
    return new Execution(life.root(), kind, sql, captures.ofPart(by, life, sql));
  }

  /** Where a driver hands out the same object again, nobody can close what it was before. */
  private static void replaced(Life before) {
    if (before instanceof Part part) {
      part.noteEnd();
    }
  }

  private Capture made(Calls calls, Life life, String sql) {
    return captures.ofPart(threads.of(calls), life, sql);
  }

  /**
   * @param plan what auto-fix will copy; null for nothing
   */
  private Capture loaded(Calls calls, Life life, String sql, Object plan) {
    return plan == null ? made(calls, life, sql) : captures.ofLearned(threads.of(calls));
  }

  /** Whether it changes the connection's state, which is looked at if it has been so far. */
  private static boolean noteSql(Life life, String sql) {
    if (sql == null || !(life.root() instanceof Lease lease)) {
      return false;
    }
    lease.lastSql = sql;
    Extras extras = lease.extras;
    if (extras != null && extras.physical != null && StateSql.changesState(sql)) {
      extras.physical.unsure();
    }
    boolean setsState = lease.stateWatchedIn != 0 && StateSql.changesState(sql, lease.source.url());
    if (setsState) {
      lease.stateChanged();
    }
    return setsState;
  }

  static void stateChanged(Life life) {
    if (life.root() instanceof Lease lease) {
      lease.stateChanged();
    }
  }

  static void modeChanged(Life life) {
    if (life.root() instanceof Lease lease) {
      lease.modeChanged();
    }
  }

  private void stampUnlessOurs(Calls calls, Object result, JdbcKind kind, Life life) {
    Life before = stamps.of(result);
    Life root = life.root();
    if (before != null && !before.ended() && before.root() == root) {
      return;
    }
    String sql = sqlOf(life);
    if (kind.statement()) {
      stamps.put(result, same(life, kind, sql, made(calls, life, sql)));
    } else {
      Object plan = copying.plan(kind, sql);
      Part part = new Part(root, kind, sql, loaded(calls, life, sql, plan));
      part.exposed = own(before);
      stamps.put(result, part);
      copying.watch(result, part, plan);
    }
  }

  /** Of a statement that was handed out before, or lies beneath one that was. */
  private static Execution same(Life life, JdbcKind kind, String sql, Capture made) {
    Life of = life.up instanceof TrackedExecution ? life.up : life;
    if (of instanceof TrackedExecution execution) {
      return execution.alias(made);
    }
    Execution execution = new Execution(life.root(), kind, sql, made);
    execution.executed = true;
    return execution;
  }

  /**
   * The lease of its own that something exposed from inside a handle had before, from whomever
   * wrapped it: whose it is then, and nobody else's to close.
   */
  private static Life own(Life before) {
    Life own = before instanceof Part part ? part.exposed : before;
    if (own instanceof Lease lease && !lease.over) {
      lease.ofLibrary = true;
      lease.excuse();
      return lease;
    }
    return null;
  }

  void exposed(Calls calls, Life life, Object result) {
    JdbcKind kind = Kinds.of(result);
    if (life instanceof Lease lease) {
      // A driver has ways of its own, such as PostgreSQL's COPY.
      lease.ran = true;
    }
    if (kind == JdbcKind.RESULT_SET && life.up != life) {
      String sql = sqlOf(life);
      Capture made = made(calls, life, sql);
      stamps.put(
          result,
          life instanceof TrackedResults results
              ? new TrackedResults(results.execution(), sql, made)
              : new Part(life.up, kind, sql, made));
    } else if (kind != null) {
      stampUnlessOurs(calls, result, kind, life);
    }
  }

  void executed(Calls calls, Object self, Life life, Object argument, Object result, int call) {
    if (!(life instanceof Execution execution)) {
      return;
    }
    String sql = argument instanceof String text ? text : null;
    if (execution.up instanceof Lease lease) {
      lease.usedBy(threads.of(calls));
      lease.ran = true;
    }
    noteExecution(execution, sql);
    Execution current = execution;
    if (execution.executed) {
      current = execution.next(sql);
      stamps.put(self, current);
      leases.end(calls, execution, "statement re-executed");
    } else {
      execution.runs(sql);
    }
    if (loads.followed() && (call & Hooks.UPDATES) == 0) {
      loads.ran(threads.of(calls), current);
    }
    if (result instanceof Boolean hasResultSet ? !hasResultSet : (call & Hooks.UPDATES) != 0) {
      if (loads.followed()) {
        threads.of(calls).writes++;
      }
      if (execution.up instanceof Lease lease) {
        returns.worked(calls, lease, current, result == null);
      }
    } else {
      if (loads.followed() && !SqlEffect.onlyReads(current.sql)) {
        threads.of(calls).writes++;
        if (execution.up instanceof Lease lease) {
          lease.handedOutWritten = true;
        }
      }
      if (result != null && !(result instanceof Boolean)) {
        resultSet(calls, current, result);
      }
    }
  }

  /** An execution says how many rows it has changed. */
  static void counted(Life life, Object rows) {
    if (life instanceof Execution execution && execution.up instanceof Lease lease) {
      Returns.counted(lease, execution, rows);
    }
  }

  private void noteExecution(Execution execution, String sql) {
    if (sql != null) {
      execution.setsState = noteSql(execution, sql);
    } else if (execution.setsState) {
      stateChanged(execution);
    }
  }

  /** Something has thrown that may have set state all the same, or before. */
  void failed(Calls calls, Life life, Object argument) {
    if (calls.stateSet) {
      stateChanged(life);
    }
    if (life instanceof Execution execution) {
      noteExecution(execution, argument instanceof String text ? text : null);
    }
  }

  /** Keys that an execution generated. */
  void keys(Calls calls, Life life, Object result) {
    if (life instanceof Execution execution && result != null && stamps.stampable(result)) {
      execution.keys = true;
    }
    resultSet(calls, life, result, false);
  }

  /** What an execution has found. */
  void resultSet(Calls calls, Life life, Object result) {
    resultSet(calls, life, result, children.tracksResults());
  }

  /**
   * @param tracked whether a rule wants to know if it is closed by whoever has it
   */
  private void resultSet(Calls calls, Life life, Object result, boolean tracked) {
    boolean carries = result instanceof Stamped && !(result instanceof Proxy);
    if (result == null || !carries && !stamps.stampable(result)) {
      return;
    }
    String sql = sqlOf(life);
    Object plan = Hooks.copying() == 0 ? null : copying.plan(JdbcKind.RESULT_SET, sql);
    Part part =
        tracked && life instanceof TrackedExecution execution
            ? tracked(calls, execution, sql, plan)
            : new Part(life, JdbcKind.RESULT_SET, sql, loaded(calls, life, sql, plan));
    Life before =
        carries ? (Life) ((Stamped) result).$outlive$stamp(part) : stamps.put(result, part);
    if (before != null && before.up == life && !before.ended()) {
      // Handed out once more.
      stamps.put(result, before);
    } else {
      replaced(before);
      copying.watch(result, part, plan);
      if (part instanceof TrackedResults results) {
        children.opened(results, result);
      }
    }
  }

  private Part tracked(Calls calls, TrackedExecution execution, String sql, Object plan) {
    JdbcThread by = threads.of(calls);
    Capture loaded = plan == null ? captures.ofTracked(by, execution, sql) : captures.ofLearned(by);
    return new TrackedResults(execution, sql, loaded);
  }

  void moreResults(Calls calls, Object self, Life life, Object argument) {
    if (!(life instanceof Execution execution)) {
      return;
    }
    Object current = argument;
    boolean keep =
        current instanceof Integer mode && mode == Statement.KEEP_CURRENT_RESULT || execution.keys;
    Execution next = execution.next(null);
    if (keep) {
      next.kept = execution;
      stamps.put(self, next);
    } else {
      boolean all = current instanceof Integer mode && mode == Statement.CLOSE_ALL_RESULTS;
      next.kept = all ? null : execution.kept;
      if (!all) {
        execution.kept = null;
      }
      stamps.put(self, next);
      leases.end(calls, execution, "statement moved to its next result");
    }
  }

  private static String sqlOf(Life life) {
    return life instanceof Part part ? part.sql : null;
  }

  /** A row call has handed out an object of the host's. */
  void handedOn(Calls calls, Object result, Life life) {
    if (stamps.stampable(result)) {
      JdbcKind kind = Kinds.of(result);
      if (kind == JdbcKind.RESULT_SET) {
        resultSet(calls, life instanceof Execution ? life : life.up, result, false);
      } else if (kind != null) {
        stampUnlessOurs(calls, result, kind, life);
      }
    }
  }
}
