package dev.outlive.ledger;

import dev.outlive.LifecycleViolationException;
import dev.outlive.hook.Calls;
import dev.outlive.hook.EntityTracker;
import dev.outlive.hook.Hooks;
import dev.outlive.report.Outcome;
import java.sql.SQLException;

/**
 * Entities of classes that the user has named: of persistence that was written by hand, say. One is
 * bound to the connection that the last query of its thread was run on when it was made. Of a
 * getter nobody knows whether it reads anything until it does: what uses something that the
 * connection has given out, takes another connection and runs a query on it, or fails with an
 * {@link SQLException}, has. What answers from the entity's own fields is none of it. Contains its
 * failures; only a verdict may leave it. Thread-safe.
 */
final class NamedEntities extends EntityTracker {
  /** Causes lead in circles where somebody has made them so. */
  private static final int MOST_CAUSES = 20;

  private static final NamedEntity ENTITY = new NamedEntity();

  /** Of their own: what is named may be an ORM's entity as well. */
  private final Marks marks = Marks.kept();

  private final JdbcThreads threads;
  private final Loads loads;
  private final LazyReads lazyReads;
  private final OrmPoints orms;
  private final Judge judge;
  private final Containment.Part part;

  NamedEntities(
      JdbcThreads threads,
      Loads loads,
      LazyReads lazyReads,
      OrmPoints orms,
      Judge judge,
      Containment.Part part) {
    this.threads = threads;
    this.loads = loads;
    this.lazyReads = lazyReads;
    this.orms = orms;
    this.judge = judge;
    this.part = part;
  }

  /** There are some: what they are loaded by is followed from now on. */
  void begin() {
    loads.followLeases();
  }

  @Override
  public void made(Object entity) {
    try {
      Calls calls = Hooks.calls();
      if (calls.depth > 0 || calls.books == null || !part.works()) {
        // Most threads that make entities have run no query.
        return;
      }
      JdbcThread by = threads.of(calls);
      Transaction on = by.loadedOn;
      if (on != null && !on.over && !isOf(entity, on)) {
        Session session = on.sessionOfNamed(ENTITY, marks);
        marks.keep(entity, new BoundMark(session, on, by.load, by.loadSql, by.transaction()));
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  /** Whether that is known, as a constructor of its own, or of what it extends, has returned. */
  private boolean isOf(Object entity, Transaction lease) {
    return marks.of(entity) instanceof BoundMark known && known.context == lease;
  }

  @Override
  public Object getting(Object entity, String getter) {
    try {
      Calls calls = Hooks.calls();
      return calls.depth > 0 || !part.works() ? null : getting(calls, entity, getter);
    } catch (Throwable t) {
      part.failed(t);
      return null;
    }
  }

  private NamedRead getting(Calls calls, Object entity, String getter) {
    if (!(marks.of(entity) instanceof BoundMark mark) || !mark.over()) {
      return null;
    }
    End end = mark.end();
    boolean crossed = LazyReads.crosses(calls, mark);
    if (end == null || end.how() != null || !judge.judgesLazyReads(crossed)) {
      // What was taken away from its holder is nobody's fault.
      return null;
    }
    InOrm state = InOrm.of(calls);
    if (state.getter() != null || state.late() != null) {
      return null;
    }
    int runs = threads.of(calls).runs;
    NamedRead read =
        new NamedRead(
            this,
            new Reading(
                ENTITY, entity, getter, mark, null, null, crossed, calls.leases, runs, null));
    state.getter(read);
    return read;
  }

  @Override
  public void got(Object getting) {
    LifecycleViolationException verdict = null;
    try {
      NamedRead read = ended(getting);
      Outcome outcome = read == null ? null : came(read);
      if (outcome == Outcome.RECONNECTED && judge.blocks()) {
        verdict = LifecycleViolations.of(judge(read, Outcome.BLOCKED, null));
      } else if (outcome != null) {
        judge(read, outcome, null);
      }
    } catch (Throwable t) {
      part.failed(t);
    }
    if (verdict != null) {
      throw verdict;
    }
  }

  @Override
  public void failed(Throwable thrown, Object getting) {
    try {
      NamedRead read = ended(getting);
      if (read != null && (came(read) != null || ofJdbc(read, thrown))) {
        judge(read, Outcome.THREW, thrown);
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  /** The read that has ended; null if there is nothing to be said of it any more. */
  private static NamedRead ended(Object getting) {
    NamedRead read = (NamedRead) getting;
    InOrm state = InOrm.of(Hooks.calls());
    if (state.getter() == read) {
      state.getter(null);
    }
    return read.done() ? null : read;
  }

  /** What a read has come to, whatever it has answered; null if it was none. */
  private Outcome came(NamedRead read) {
    Calls calls = Hooks.calls();
    Reading reading = read.reading();
    if (read.came() != null) {
      return read.came() == Outcome.SNAPSHOT ? Outcome.SNAPSHOT : Outcome.SILENT;
    }
    boolean borrowed = calls.leases != reading.leases();
    return borrowed && threads.of(calls).runs != reading.runs() ? Outcome.RECONNECTED : null;
  }

  /** Whether it has failed in JDBC, and no ORM has that read. */
  private boolean ofJdbc(NamedRead read, Throwable thrown) {
    OrmCalled orm = ormCalled(read);
    Throwable cause = thrown;
    for (int i = 0; i < MOST_CAUSES && cause != null && !orm.by(cause); i++) {
      if (cause instanceof SQLException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private OrmCalled ormCalled(NamedRead read) {
    Reading reading = read.reading();
    return new OrmCalled(orms::ofOrm, reading.bound().getClass(), (String) reading.attribute());
  }

  /** A connection was handed out: if to an ORM that reads by itself, that may read. */
  void opened(Calls calls) {
    NamedRead read = calls.orm instanceof InOrm state ? state.getter() : null;
    if (read != null && ormCalled(read).here()) {
      read.leave();
    }
  }

  Judge.Verdict judge(NamedRead read, Outcome outcome, Throwable thrown) {
    if (lazyReads.reclaimed(read.reading().mark())) {
      // That is nobody's fault.
      read.judged(null);
      return null;
    }
    Reading late =
        lazyReads.lookedAt(read.reading(), Misuse.Ended.LEASE, System.currentTimeMillis());
    Judge.Verdict verdict = lazyReads.conclude(late, outcome, thrown);
    read.judged(verdict);
    return verdict;
  }

  /** How many entities there was no room for any more. */
  long dropped() {
    return marks.dropped();
  }

  /** Forgets entities that are gone. */
  void tick() {
    marks.tick();
  }
}
