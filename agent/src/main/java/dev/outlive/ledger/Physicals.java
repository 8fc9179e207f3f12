package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.Verb;

/**
 * The drivers' connections of which something was said, and who has them. Which of them a pool has
 * lent is told by the first call that comes through to it. Thread-safe.
 */
final class Physicals {
  /** How often the ticker comes by before it looks whether tracing is still of use. */
  private static final int TICKS_TRACED = 16;

  private final WeakIdentityMap<Physical> known = new WeakIdentityMap<>();
  private volatile boolean traced;
  private int ticks;

  /**
   * A call has come to a driver's connection, or to a resource of distributed transactions.
   *
   * @param own what the connection itself carries, if the call is the outermost; else null
   */
  void reached(
      Calls calls,
      JdbcThread by,
      Object object,
      Life own,
      JdbcMethod method,
      Object argument,
      Object result) {
    if (method.kind() == JdbcKind.XA_RESOURCE) {
      branch(calls, method.name());
      return;
    }
    // Drivers ask their own connections again and again while they run SQL.
    if (result != null && method.verb() != Verb.CREATE && calls.runs()) {
      return;
    }
    Carried carried = method.verb() == Verb.CREATE ? null : Carried.of(method.name());
    Physical physical = physical(by, object, carried != null);
    if (physical == null) {
      return;
    }
    Reached reached = Reached.of(calls, physical);
    if (carried == null) {
      ended(physical, reached, method.name());
    } else if (result != null) {
      physical.answer(calls, carried, result);
    } else if (argument != null) {
      if (carried == Carried.AUTO_COMMIT) {
        switched(calls, own, physical, reached, Boolean.TRUE.equals(argument));
      }
      physical.say(calls, carried, argument);
    }
  }

  /**
   * What is known of a driver's connection: mostly it is the one that the thread has come to last.
   *
   * @return null if nothing is, and nothing is to be or can be
   */
  private Physical physical(JdbcThread by, Object connection, boolean toBeKnown) {
    if (by.reached != null && by.reached.is(connection)) {
      return by.reached;
    }
    Physical physical = known.get(connection);
    if (physical == null && toBeKnown) {
      physical = new Physical(connection);
      if (!known.put(connection, physical)) {
        return null;
      }
    }
    if (physical != null) {
      by.reached = physical;
    }
    return physical;
  }

  /** Work in a distributed transaction is its manager's to end. */
  private static void branch(Calls calls, String method) {
    Reached reached = Reached.of(calls);
    if (reached != null) {
      // Some drivers (PostgreSQL's 42.5) begin a branch by switching auto-commit off, and switch it
      // on again when that is over; by then its borrower has long given it back.
      reached.physical.notByBorrower(Carried.AUTO_COMMIT);
    }
    switch (method) {
      case "start" -> calls.branches++;
      case "end" -> calls.branches = Math.max(0, calls.branches - 1);
      // A transaction's branches have all ended by then, those whose end has thrown included.
      case "commit", "rollback" -> calls.branches = 0;
      default -> {
        // Nothing begins or ends.
      }
    }
  }

  private static void ended(Physical physical, Reached reached, String method) {
    if (!physical.autoCommits()) {
      if (method.equals("commit")) {
        reached.ended(Reached.Fate.COMMITTED);
      } else if (method.equals("rollback")) {
        reached.ended(Reached.Fate.ROLLED_BACK);
      }
    }
  }

  private void switched(Calls calls, Life own, Physical physical, Reached reached, boolean on) {
    if (on && !physical.autoCommits()) {
      reached.ended(Reached.Fate.COMMITTED);
    }
    boolean byBorrower =
        own == null
            ? calls.ofLease() && !calls.opens()
            : !(own.root() instanceof Lease lease && lease.ofLibrary);
    if (!byBorrower) {
      physical.offByDefault = !on && calls.branches == 0 && !Walk.startsBranch();
      if (physical.offByDefault) {
        trace();
      }
    }
  }

  /**
   * A lease's call has come to a driver's connection: so that is what it has.
   *
   * @param handedOut whether it was the call that handed the lease out
   * @return what the borrower before has left, and this one has found; null for nothing
   */
  Changes lent(Calls calls, Lease lease, boolean handedOut) {
    Reached reached = Reached.of(calls);
    Physical physical = reached.physical;
    Extras extras = lease.extras();
    if (lease.ofLibrary || extras.traced) {
      return null;
    }
    // A pool that makes connections, or throws some away, comes to more than the one that it lends.
    boolean clear =
        !reached.oneOfSeveral
            && !calls.physicalClosed
            && calls.connected == null
            && (handedOut || !reached.setBefore);
    if (handedOut && !clear) {
      return null;
    }
    extras.traced = true;
    if (!clear || physical.isLent()) {
      // Or another shares it, as Spring's proxies do within a transaction, or is about to give it
      // back. From here on nobody can tell whose doing a change was.
      return null;
    }
    extras.physical = physical;
    // Borrowed only now, long after the lease began, it was set as it was asked to be until then.
    boolean late = !handedOut && calls.source != null;
    return physical.lentTo(lease, late ? null : handedOut ? physical.values() : reached.before);
  }

  /** From now on it matters which borrower has which. */
  void trace() {
    traced = true;
    Hooks.trace(true);
  }

  /** By the ticker: forgets what is gone, and whether borrowers need to be told any more. */
  void tick() {
    known.expunge();
    if (traced && ++ticks % TICKS_TRACED == 0 && !matters()) {
      traced = false;
      Hooks.trace(false);
      if (matters()) {
        // Since just now.
        trace();
      }
    }
  }

  private boolean matters() {
    return known.anyMatch(each -> each.offByDefault || each.left != null);
  }
}
