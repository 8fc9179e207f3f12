package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.report.Frame;
import dev.outlive.report.LeaseInfo;
import dev.outlive.report.LeaseKind;
import dev.outlive.report.Outcome;
import dev.outlive.report.Subject;
import dev.outlive.report.Thrown;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.WovenClasses;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Turns uses of what is over into misuses for the rules to judge. */
final class Misuses {
  private static final Set<String> LEGAL_AFTER_UNASKED_END =
      Set.of("setReadOnly", "setTransactionIsolation", "clearWarnings");

  private final WovenClasses woven;
  private final ApplicationFrames application;
  private final Captures captures;
  private final Sites sites;
  private final Judge judge;
  private final Fix fix;
  private final Floods floods = new Floods();
  private final Repeats repeats = new Repeats();

  Misuses(
      WovenClasses woven, ApplicationFrames application, Captures captures, Judge judge, Fix fix) {
    this.woven = woven;
    this.application = application;
    this.captures = captures;
    this.sites = new Sites(application);
    this.judge = judge;
    this.fix = fix;
  }

  /**
   * A use begins; null if it is nobody's fault, or nobody minds.
   *
   * @param method what is called; null of a row call
   */
  PendingUse begin(Object object, Life dead, JdbcMethod method, boolean foreign, boolean cleanUp) {
    Lease lease = dead.root() instanceof Lease found ? found : null;
    if (lease == null || lease.quiet) {
      return null;
    }
    NamedRead within = foreign ? null : NamedRead.under(Hooks.calls(), lease);
    if (within == null && (!judge.judgesUses() || !foreign && flooded(lease, dead))) {
      return null;
    }
    Walk walk = Walk.ofUse(woven, application);
    if (walk == null) {
      return null;
    }
    String member = method == null ? walk.method() : method.name();
    noteReclaim(lease);
    if (lease.unasked && within != null) {
      // What was taken away from its holder is no entity's fault.
      within.leave();
      within = null;
      if (!judge.judgesUses()) {
        return null;
      }
    }
    if (lease.unasked && (cleanUp || LEGAL_AFTER_UNASKED_END.contains(member))) {
      return null;
    }
    return new PendingUse(
        object.getClass(),
        dead,
        walk,
        kind(dead, method),
        member,
        foreign,
        judge.blocks() && shut(object),
        System.currentTimeMillis(),
        within);
  }

  /** Whether a call on it would be refused, as far as JDBC says so without asking the database. */
  private static boolean shut(Object object) {
    Calls calls = Hooks.calls();
    calls.depth++;
    try {
      return object instanceof ResultSet rows && isClosed(rows)
          || object instanceof Statement statement && isClosed(statement)
          || object instanceof Connection connection && connection.isClosed();
    } catch (SQLException | RuntimeException | LinkageError e) {
      return true;
    } finally {
      calls.depth--;
    }
  }

  private static boolean isClosed(ResultSet rows) throws SQLException {
    Statement statement = rows.isClosed() ? null : rows.getStatement();
    return statement == null ? rows.isClosed() : isClosed(statement);
  }

  /** A statement may say that it is open although its connection is not. */
  private static boolean isClosed(Statement statement) throws SQLException {
    Connection connection = statement.isClosed() ? null : statement.getConnection();
    return connection == null ? statement.isClosed() : connection.isClosed();
  }

  /** Whether this use is one of so many that counting it is all. */
  private boolean flooded(Lease lease, Life dead) {
    // What is blocked or served, or may be legal, is looked at however often it comes.
    if (!floods.any() || lease.unasked || judge.blocks() || fix.on()) {
      return false;
    }
    long now = System.currentTimeMillis();
    Floods.Origin origin = origin(dead);
    Judge.Verdict verdict = floods.flooding(origin, now);
    if (verdict == null) {
      Walk.Call call = Walk.call();
      verdict = call == null ? null : floods.flooding(new Floods.Place(origin, call), now);
    }
    return verdict != null && judge.repeated(verdict);
  }

  private static Floods.Origin origin(Life dead) {
    return dead instanceof Part part
        ? new Floods.Origin(part.kind, part.sql)
        : new Floods.Origin(null, null);
  }

  /**
   * As what an object is used: a lease may be a connection's, a pooled connection's, or that of one
   * object that is a pooled connection and its resource of distributed transactions.
   */
  private static JdbcKind kind(Life dead, JdbcMethod method) {
    if (dead instanceof Part part) {
      return part.kind;
    }
    return method == null ? JdbcKind.CONNECTION : method.kind();
  }

  private void noteReclaim(Lease lease) {
    if (!lease.unasked
        && lease.end instanceof Capture closed
        && Reclaim.is(lease.opened, closed, application)) {
      lease.unasked = true;
      End.put(lease, closed, Reclaim.HOW);
    }
  }

  /** The exception to throw instead of the call, or null to let it run. */
  RuntimeException block(PendingUse use) {
    return judge.blocks() ? LifecycleViolations.of(conclude(use, Outcome.BLOCKED, null)) : null;
  }

  /** Whether the rule is on that has a fix. */
  boolean fixed() {
    return judge.fixesUses();
  }

  void returned(PendingUse use) {
    conclude(use, Outcome.SILENT, null);
  }

  void served(PendingUse use) {
    conclude(use, Outcome.SNAPSHOT, null);
  }

  void threw(PendingUse use, Throwable thrown) {
    conclude(use, Outcome.THREW, thrown);
  }

  private Judge.Verdict conclude(PendingUse use, Outcome outcome, Throwable thrown) {
    if (use.within() != null) {
      return use.within().came(outcome);
    }
    Judge.Verdict verdict = Afterlife.reported(use.dead());
    if (verdict != null && !verdict.minded() && outcome != Outcome.BLOCKED && judge.blocks()) {
      // Counted when it was let pass.
      return verdict;
    }
    if (verdict == null || !judge.repeated(verdict)) {
      verdict = judged(use, outcome, thrown);
      if (verdict != null && !use.foreign()) {
        Afterlife.of(use.dead()).reported = verdict;
      }
    }
    Walk.Call call = verdict == null || use.foreign() ? null : use.walk().ownCall();
    if (call != null) {
      floods.judged(new Floods.Place(origin(use.dead()), call), use.at(), verdict);
    }
    return verdict;
  }

  private Judge.Verdict judged(PendingUse use, Outcome outcome, Throwable thrown) {
    WhatEnded ended = WhatEnded.before(use);
    // What is blocked says for itself what happened, and when.
    boolean alike = outcome != Outcome.BLOCKED && !judge.looksAtStacks();
    Repeats.Use asBefore = alike ? ended.sameUse(use, outcome) : null;
    Judge.Verdict verdict = alike ? repeats.of(asBefore, ended.stacks()) : null;
    if (verdict == null || !judge.repeated(verdict)) {
      verdict = judge.judge(misuse(use, ended, outcome, thrown));
      if (verdict != null && alike) {
        repeats.reported(asBefore, ended.stacks(), verdict);
      }
    }
    arm(use.dead());
    return verdict;
  }

  /** What the record had to leave out is captured the next time, whatever it costs. */
  private void arm(Life dead) {
    if (dead.root() instanceof Lease lease && !lease.opened.stacked()) {
      captures.armLeases();
    }
    if (dead instanceof Part part && part.loaded != null && !part.loaded.whole()) {
      captures.armParts(part.sql, fix.on());
    }
  }

  private Misuse misuse(PendingUse use, WhatEnded ended, Outcome outcome, Throwable thrown) {
    Lease lease = ended.lease();
    Part part = ended.part();
    End end = ended.end();
    return new Misuse(
        new Subject(
            Kinds.subject(use.kind()),
            use.kind().typeName(),
            use.type().getName(),
            use.member(),
            null),
        new LeaseInfo(
            lease.id(), LeaseKind.CONNECTION, lease.source.name(), use.at() - lease.opened.at),
        sites.of(lease.opened, null),
        part == null || part.loaded == null ? null : sites.of(part.loaded, null),
        end == null ? null : sites.of(end.capture(), ended.how(use.dead())),
        sites.of(use.walk(), use.at()),
        ended.what(),
        lease.pooled,
        lease.unasked,
        outcome == Outcome.BLOCKED && use.shut(),
        end == null ? 0 : use.at() - end.capture().at,
        false,
        holder(use.dead()),
        part == null ? null : part.sql,
        null,
        null,
        outcome,
        thrown == null ? null : Thrown.of(thrown));
  }

  /** Who uses the physical connection now, where the use of it from inside a handle was seen. */
  private String holder(Life dead) {
    Lease successor = Afterlife.successor(dead);
    if (successor == null) {
      return null;
    }
    Capture opened = successor.opened;
    String where =
        sites.of(opened, null).stack().stream()
            .filter(Frame::application)
            .findFirst()
            .map(frame -> " that was opened at " + frame)
            .orElse("");
    return "thread " + opened.by.name() + where;
  }
}
