package dev.outlive.ledger;

import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Site;
import dev.outlive.report.Subject;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.WovenClasses;

/**
 * Turns what was left open into leftovers for the rules to judge, if it was the application that
 * had opened it: whose call it was is read off the nearest frame that is not JDBC's own. By the
 * ticker only.
 */
final class Leftovers {
  /** What a library leaves open. */
  private static final Judge.Verdict NOBODYS = new Judge.Verdict("", "", "", false);

  private final WovenClasses woven;
  private final ApplicationFrames application;
  private final Captures captures;
  private final Sites sites;
  private final Judge judge;
  private final Floods floods = new Floods();

  Leftovers(WovenClasses woven, ApplicationFrames application, Captures captures, Judge judge) {
    this.woven = woven;
    this.application = application;
    this.captures = captures;
    this.sites = new Sites(application);
    this.judge = judge;
  }

  /**
   * Judges what was left open. Of a statement and its result set only the statement, if that is
   * minded at all.
   *
   * @param closed the close of its connection; null if it is unreachable
   */
  void judge(Child child, Capture closed) {
    if (child.judged || closed != null && byPool(child.family.opened, closed)) {
      return;
    }
    if (child.statement != null) {
      boolean together = closed != null || child.statement.refersTo(null);
      if (together) {
        judge(child.statement, closed);
        if (child.statement.judged) {
          return;
        }
      }
    }
    child.judged = minded(child) && judged(child, closed);
  }

  /**
   * One of so many left open that not even the ticker looks at it: whether it was accounted for.
   */
  boolean counted(Child child) {
    if (child.statement != null && judge.judgesStatements()) {
      return true;
    }
    return !minded(child) || repeated(floods.last(origin(child))) != null;
  }

  private static Floods.Origin origin(Child child) {
    return new Floods.Origin(child.kind, child.sql);
  }

  /** Taken back by the pool, on a thread of its own, from under whoever had it. */
  private boolean byPool(Capture opened, Capture closed) {
    if (closed.by.same(opened.by) || !closed.stacked()) {
      return false;
    }
    for (StackTraceElement frame : closed.frames()) {
      if (application.contains(frame)) {
        return false;
      }
    }
    return true;
  }

  private boolean minded(Child child) {
    return child.statement == null
        ? judge.judgesStatements() && !child.closesOnCompletion
        : judge.judgesResultSets();
  }

  private boolean judged(Child child, Capture closed) {
    long now = System.currentTimeMillis();
    Floods.Origin origin = origin(child);
    Judge.Verdict verdict = repeated(floods.flooding(origin, now));
    if (verdict == null) {
      verdict = lookedAt(child, closed, origin, now);
    }
    return verdict != NOBODYS;
  }

  /** The same verdict, if one more of it could be counted; else null. */
  private Judge.Verdict repeated(Judge.Verdict verdict) {
    boolean counted = verdict == NOBODYS || verdict != null && judge.repeated(verdict);
    return counted ? verdict : null;
  }

  private Judge.Verdict lookedAt(Child child, Capture closed, Floods.Origin origin, long now) {
    StackTraceElement[] frames = child.loaded.frames();
    int caller = child.loaded.whole() ? caller(frames) : -1;
    if (caller < 0) {
      Judge.Verdict last = child.sql == null ? null : floods.last(origin);
      if (last != null && last != NOBODYS && judge.repeated(last)) {
        return last;
      }
      // Whose it is, the next one will tell.
      captures.armParts(child.kind == JdbcKind.STATEMENT ? null : child.sql, true);
      if (!child.family.opened.stacked()) {
        captures.armLeases();
      }
      return null;
    }
    Floods.Place place = new Floods.Place(origin, call(frames, caller));
    Judge.Verdict verdict = repeated(floods.flooding(place, now));
    if (verdict == null) {
      verdict =
          application.contains(frames[caller])
              ? judge.leftOpen(leftover(child, closed, now))
              : NOBODYS;
    }
    floods.judged(place, now, verdict);
    return verdict;
  }

  private static Walk.Call call(StackTraceElement[] frames, int caller) {
    StackTraceElement called = frames[Math.max(0, caller - 1)];
    return new Walk.Call(
        called.getClassName(),
        called.getMethodName(),
        frames[caller].getClassName(),
        frames[caller].getMethodName());
  }

  /** Who called JDBC; -1 if that is not known. */
  private int caller(StackTraceElement[] frames) {
    for (int i = 0; i < frames.length; i++) {
      StackTraceElement frame = frames[i];
      String type = frame.getClassName();
      if (!ApplicationFrames.own(type, frame.getMethodName(), frame.getClassLoaderName())
          && !woven.ofJdbc(type)
          && !woven.contains(type, frame.getMethodName())
          && !type.startsWith("java.sql.")
          && !reflection(type)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean reflection(String type) {
    return type.startsWith("java.lang.reflect.")
        || type.startsWith("jdk.internal.reflect.")
        || type.startsWith("java.lang.invoke.");
  }

  private Leftover leftover(Child child, Capture closed, long now) {
    LeaseChildren family = child.family;
    long until = closed == null ? now : closed.at;
    Site end = closed == null ? null : sites.of(closed, "returned to pool");
    return new Leftover(
        new Subject(
            Kinds.subject(child.kind), child.kind.typeName(), child.implementation, null, null),
        new LeaseInfo(
            family.leaseId, LeaseKind.CONNECTION, family.source.name(), until - family.opened.at),
        sites.of(family.opened, null),
        sites.of(child.loaded, null),
        end,
        until - child.loaded.at,
        child.sql);
  }
}
