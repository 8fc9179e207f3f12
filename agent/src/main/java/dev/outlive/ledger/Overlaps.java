package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.report.Frame;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Outcome;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.JdbcTable;
import dev.outlive.weave.WovenClasses;
import java.time.Instant;
import java.util.List;

/**
 * Sees calls of two threads at the same time on one connection, while a rule wants to know. Who
 * begins such a call leaves his name with the connection and looks whose name was there; whoever
 * that is has overlapped if he says that he is still inside. That the two may miss each other when
 * they begin at the same instant is of no account: it is not the last time. Contains its failures.
 * Thread-safe.
 */
final class Overlaps {
  private final JdbcTable table;
  private final WovenClasses woven;
  private final ApplicationFrames application;
  private final JdbcThreads threads;
  private final Sites sites;
  private final Judge judge;
  private final Containment.Part part;
  private final Floods floods = new Floods();

  Overlaps(
      JdbcTable table,
      WovenClasses woven,
      ApplicationFrames application,
      JdbcThreads threads,
      Judge judge,
      Containment.Part part) {
    this.table = table;
    this.woven = woven;
    this.application = application;
    this.threads = threads;
    this.sites = new Sites(application);
    this.judge = judge;
    this.part = part;
  }

  /** The rule may have been switched on or off. */
  void follow() {
    Hooks.tellWhatIsToBeAlone(part.works() && judge.judgesOverlaps());
  }

  /** An outermost call that is to be alone on its connection begins. */
  void began(Calls calls, Object self, Life life, Object argument, int call) {
    try {
      if (life.root() instanceof Lease lease && !lease.ofLibrary && !lease.quiet) {
        JdbcThread by = threads.of(calls);
        Extras extras = lease.extras();
        JdbcThread other = extras.runner;
        calls.touched = true;
        by.overlap = null;
        by.runningCall = call;
        by.running = extras;
        extras.runner = by;
        if (other != null && other != by && other.running == extras) {
          by.overlap = overlap(lease, other, self, life, argument, call);
        }
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  /** Null if it is nobody's fault, or was only to be counted. */
  private PendingOverlap overlap(
      Lease lease, JdbcThread other, Object self, Life life, Object argument, int call) {
    JdbcMethod method = table.method(call);
    String sql = sql(life, argument);
    long now = System.currentTimeMillis();
    if (flooded(new Floods.Origin(method.kind(), sql), now)) {
      return null;
    }
    Walk walk = Walk.ofUse(woven, application);
    JdbcMethod before = table.method(other.runningCall);
    Site there = walk == null ? null : where(other, lease.extras, before, now);
    return there == null
        ? null
        : new PendingOverlap(lease, self.getClass(), method, sql, walk, now, before, there);
  }

  private static String sql(Life life, Object argument) {
    if (argument instanceof String text) {
      return text;
    }
    return life instanceof Part known ? known.sql : null;
  }

  /** Whether this is one of so many that counting it is all. */
  private boolean flooded(Floods.Origin origin, long now) {
    if (!floods.any()) {
      return false;
    }
    Judge.Verdict verdict = floods.flooding(origin, now);
    if (verdict == null) {
      Walk.Call call = Walk.call();
      verdict = call == null ? null : floods.flooding(new Floods.Place(origin, call), now);
    }
    return verdict != null && judge.repeated(verdict);
  }

  /**
   * Where another thread is in its call; without a stack if it has left that meanwhile, and null if
   * it was not there at all: its end was not seen, as the host had run out of stack.
   */
  private Site where(JdbcThread other, Extras extras, JdbcMethod method, long at) {
    Thread thread = other.thread();
    if (thread == null) {
      return null;
    }
    StackTraceElement[] stack = thread.getStackTrace();
    boolean still = other.running == extras;
    if (still && !in(method, stack)) {
      return null;
    }
    List<Frame> frames = still ? application.text(stack) : List.of();
    return new Site(Instant.ofEpochMilli(at), thread.getName(), null, frames, null);
  }

  private boolean in(JdbcMethod method, StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals(method.name())
          && woven.contains(frame.getClassName(), method.name())) {
        return true;
      }
    }
    return false;
  }

  /**
   * An outermost call has ended, perhaps one that was to be alone.
   *
   * @param thrown what it has thrown; null if it returned
   */
  void ended(Calls calls, Throwable thrown) {
    if (calls.books instanceof JdbcThread by && by.running != null) {
      by.running = null;
      PendingOverlap pending = by.overlap;
      if (pending != null) {
        by.overlap = null;
        conclude(pending, thrown);
      }
    }
  }

  private void conclude(PendingOverlap pending, Throwable thrown) {
    try {
      Judge.Verdict verdict = judge.overlapped(overlap(pending, thrown));
      Walk.Call call = pending.walk().ownCall();
      if (call != null) {
        Floods.Origin origin = new Floods.Origin(pending.method().kind(), pending.sql());
        floods.judged(new Floods.Place(origin, call), pending.at(), verdict);
      }
    } catch (Throwable t) {
      part.failed(t);
    }
  }

  private Overlap overlap(PendingOverlap pending, Throwable thrown) {
    Lease lease = pending.lease();
    JdbcMethod method = pending.method();
    return new Overlap(
        new Subject(
            Kinds.subject(method.kind()),
            method.kind().typeName(),
            pending.type().getName(),
            method.name(),
            null),
        call(pending.other()),
        new LeaseInfo(
            lease.id(), LeaseKind.CONNECTION, lease.source.name(), pending.at() - lease.opened.at),
        sites.of(lease.opened, null),
        pending.there(),
        sites.of(pending.walk(), pending.at()),
        pending.sql(),
        thrown == null ? Outcome.SILENT : Outcome.THREW,
        thrown == null ? null : Thrown.of(thrown));
  }

  private static String call(JdbcMethod method) {
    String type = method.kind().typeName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + method.name();
  }
}
