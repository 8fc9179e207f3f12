package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import java.sql.Statement;

/**
 * Stamps what something alive hands out: statements, result sets, values, metadata, and what lies
 * beneath a wrapper. Every entry may throw; the ledger contains it.
 */
final class HandOuts {
  private final Stamps stamps;
  private final Captures captures;
  private final Leases leases;
  private final Copying copying;

  HandOuts(Stamps stamps, Captures captures, Leases leases, Copying copying) {
    this.stamps = stamps;
    this.captures = captures;
    this.leases = leases;
    this.copying = copying;
  }

  void created(Calls calls, JdbcMethod method, Life life, Object result) {
    if (!stamps.stampable(result)) {
      return;
    }
    JdbcKind kind = JdbcKind.handedOutBy(method.descriptor());
    if (Kinds.statement(kind) && method.kind() == JdbcKind.CONNECTION) {
      String sql = calls.argument instanceof String text ? text : null;
      Execution execution = new Execution(life.root(), kind, sql, captures.ofPart());
      execution.setsState = noteSql(life, sql);
      stamps.put(result, execution);
    } else {
      stampUnlessOurs(result, kind, life);
    }
  }

  private Capture loaded() {
    return copying.on() ? captures.ofLoad() : captures.ofPart();
  }

  /** Whether it changes the connection's state, which is looked at if it has been so far. */
  private boolean noteSql(Life life, String sql) {
    if (sql == null || !(life.root() instanceof Lease lease)) {
      return false;
    }
    lease.lastSql = sql;
    boolean setsState = lease.stateWatchedIn != 0 && StateSql.changesState(sql);
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
      Part part = new Part(root, kind, sqlOf(life), kind.copied() ? loaded() : captures.ofPart());
      if (before instanceof Lease && !before.over) {
        part.exposed = before;
      }
      stamps.put(result, part);
      copying.watch(result, part);
    }
  }

  void exposed(Life life, Object result) {
    JdbcKind kind = Kinds.of(result);
    if (kind == JdbcKind.RESULT_SET && life.up != life) {
      stamps.put(result, new Part(life.up, kind, sqlOf(life), captures.ofPart()));
    } else if (kind != null) {
      stampUnlessOurs(result, kind, life);
    }
  }

  void executed(Calls calls, Life life, Object result) {
    if (!(life instanceof Execution execution)) {
      return;
    }
    String sql = calls.argument instanceof String text ? text : null;
    noteExecution(execution, sql);
    Execution current = execution;
    if (execution.executed) {
      current = execution.next(sql);
      stamps.put(calls.self, current);
      leases.end(execution, "statement re-executed");
    } else {
      execution.executed = true;
      execution.sql = sql == null ? execution.sql : sql;
    }
    if (result != null) {
      resultSet(current, result, false);
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
  void failed(Calls calls, Life life) {
    if (calls.stateSet) {
      stateChanged(life);
    }
    if (life instanceof Execution execution) {
      noteExecution(execution, calls.argument instanceof String text ? text : null);
    }
  }

  void resultSet(Life life, Object result, boolean keys) {
    if (result == null || !stamps.stampable(result)) {
      return;
    }
    if (keys && life instanceof Execution execution) {
      execution.keys = true;
    }
    Life before = stamps.of(result);
    if (before == null || before.ended() || before.up != life) {
      Part part = new Part(life, JdbcKind.RESULT_SET, sqlOf(life), loaded());
      stamps.put(result, part);
      copying.watch(result, part);
    }
  }

  void moreResults(Calls calls, Life life) {
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
      leases.end(execution, "statement moved to its next result");
    }
  }

  private static String sqlOf(Life life) {
    return life instanceof Part part ? part.sql : null;
  }

  /** A row call has handed out an object of the host's. */
  void handedOn(Object result, Life life) {
    if (stamps.stampable(result)) {
      JdbcKind kind = Kinds.of(result);
      if (kind == JdbcKind.RESULT_SET) {
        resultSet(life instanceof Execution ? life : life.up, result, false);
      } else if (kind != null) {
        stampUnlessOurs(result, kind, life);
      }
    }
  }
}
