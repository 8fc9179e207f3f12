package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.WovenClasses;

/** Begins and ends lives. Every entry may throw; the ledger contains it. */
final class Leases {
  private final WovenClasses woven;
  private final ApplicationFrames application;
  private final Stamps stamps;
  private final Captures captures;
  private final JdbcThreads threads;
  private final OpenLeases openLeases;
  private final Returns returns;
  private final Children children;

  Leases(
      WovenClasses woven,
      ApplicationFrames application,
      Stamps stamps,
      Captures captures,
      JdbcThreads threads,
      OpenLeases openLeases,
      Returns returns,
      Children children) {
    this.woven = woven;
    this.application = application;
    this.stamps = stamps;
    this.captures = captures;
    this.threads = threads;
    this.openLeases = openLeases;
    this.returns = returns;
    this.children = children;
  }

  /** A connection was handed out: a lease begins. */
  void open(
      Calls calls, Object self, Life life, Object argument, JdbcMethod method, Object handle) {
    JdbcThread by = threads.of(calls);
    JdbcClass type = by.classOfHandle(handle, stamps);
    if (!type.stampable()
        || type.mock(handle)
        || self != null && by.classOfSource(self, stamps).mock(self)) {
      return;
    }
    boolean ofPooledConnection =
        method.kind() == JdbcKind.POOLED_CONNECTION || method.kind() == JdbcKind.XA_CONNECTION;
    boolean logical = calls.handle == handle || ofPooledConnection;
    boolean pooled = logical || type.wrapper() && calls.connected != handle;
    calls.leases++;
    Lease lease =
        new Lease(false, captures.ofLease(by), source(by, calls, self, argument, pooled), calls);
    lease.pooled = pooled;
    lease.unlikeFresh = calls.stateSet;
    lease.stateWatchedIn = Hooks.copying();
    lease.ofLibrary =
        (ofPooledConnection || !pooled) && !Walk.openedByApplication(woven, application);
    if (stamps.put(handle, lease) instanceof Lease shared
        && !shared.over
        && !shared.keptOpen
        && !shared.ofLibrary
        && calls.connected != handle) {
      // Handed out a second time while it is open: a shared connection, and still one lease.
      stamps.put(handle, shared);
      return;
    }
    if (logical && life instanceof Lease physical) {
      Extras extras = physical.extras();
      Lease before = extras.handle();
      if (before != null && !before.over) {
        end(calls, before, "second handle");
      }
      extras.gaveOut(lease);
    }
    openLeases.opened(by, lease);
  }

  private static Source source(
      JdbcThread by, Calls calls, Object self, Object argument, boolean pooled) {
    if (!pooled && calls.url instanceof String url) {
      return Source.url(url);
    }
    if (calls.source != null) {
      return by.source(calls.source);
    }
    return argument instanceof String url && url.startsWith("jdbc:")
        ? Source.url(url)
        : by.source(self);
  }

  /** Something was asked to close: its life ends, if it did. */
  void close(Calls calls, Object object, Life life, boolean returned) {
    if (life.over) {
      return;
    }
    if (life instanceof Lease lease) {
      // MariaDB's own pool lends the physical connection itself, which is not closed by being given
      // back; what the pool is told inside the close tells us, too.
      boolean givenBack = returned && calls.givenBack;
      if (!givenBack && !isClosed(calls, object, returned)) {
        if (returned && (lease.autoCommits() || !lease.ran)) {
          lease.keepOpen();
        }
        return;
      }
      lease.pooled = givenBack || lease.pooled && !calls.physicalClosed;
      Extras extras = lease.extras;
      Lease handle = extras == null ? null : extras.handle();
      if (handle != null) {
        end(calls, handle, "connection closed");
      }
    } else if (!returned) {
      if (life instanceof Part part) {
        // Whoever closes it has done what there was to do.
        part.noteEnd();
      }
      return;
    }
    end(calls, life, null);
    if (life instanceof Lease lease) {
      returns.ended(calls, lease);
      children.closed(lease);
    } else if (life instanceof Part part && part.kind == JdbcKind.RESULT_SET) {
      completed(calls, part);
    }
  }

  private Capture capture(JdbcThread by, Life life) {
    if (life instanceof Lease lease) {
      // A close by another thread is rare, and its stack tells the holder's doing from a pool's.
      return by.is(lease.opened.by) ? captures.ofEnd(by, lease.opened) : captures.ofSeldom(by);
    }
    return captures.ofPart(by, life, life instanceof Part part ? part.sql : null);
  }

  private void completed(Calls calls, Part resultSet) {
    if (resultSet.up instanceof Execution execution
        && execution.closeOnCompletion
        && execution.kept == null
        && !execution.over) {
      end(calls, execution, "its result set closed (closeOnCompletion)");
    }
  }

  boolean isClosed(Calls calls, Object connection, boolean ifItWillNotSay) {
    // Asked as from inside, so that whatever the handle calls in turn is none of our business.
    calls.depth++;
    try {
      return Kinds.closed(connection, ifItWillNotSay);
    } finally {
      calls.depth--;
    }
  }

  void end(Calls calls, Life life, String how) {
    if (!life.over) {
      JdbcThread by = threads.of(calls);
      ended(calls, by, life, capture(by, life), how);
    }
  }

  /** It has ended elsewhere, and earlier. */
  void end(Calls calls, Life life, Capture capture, String how) {
    if (!life.over) {
      ended(calls, threads.of(calls), life, capture, how);
    }
  }

  private void ended(Calls calls, JdbcThread by, Life life, Capture capture, String how) {
    life.belated = life.up != life && life.up.ended();
    End.put(life, capture, how);
    life.over = true;
    if (life instanceof Lease over) {
      Extras extras = over.extras;
      if (extras != null) {
        extras.end.end = End.of(over);
        if (extras.whole != null) {
          extras.whole.end = End.of(over);
          extras.whole.over = true;
        }
        if (extras.loading != null && (extras.explicit != null || !over.autoCommits())) {
          // Given back without a word, by whoever had begun it.
          extras.loading.end = End.of(over);
          extras.loading.over = true;
          extras.loading = null;
        }
      }
      openLeases.ended(by, over);
    } else if (life instanceof Execution execution) {
      for (Execution kept = execution.kept; kept != null; kept = kept.kept) {
        if (!kept.over) {
          kept.end = life.end;
          kept.over = true;
          kept.noteEnd();
        }
      }
      execution.kept = null;
    }
    if (life instanceof Part part) {
      if (part.exposed != null) {
        end(calls, part.exposed, how);
      }
      part.noteEnd();
    }
  }

  void endUnasked(Calls calls, Lease lease, String how) {
    lease.unasked = true;
    end(calls, lease, how);
  }

  /**
   * A pool has closed a physical connection that it never handed out as such, perhaps from under a
   * borrower. From now on the connection says so; nothing is reported of it for its own sake.
   */
  void closedByPool(Calls calls, Object connection) {
    if (stamps.stampable(connection) && isClosed(calls, connection, true)) {
      JdbcThread by = threads.of(calls);
      Lease physical = new Lease(false, captures.ofSeldom(by), Source.NONE);
      physical.ofLibrary = true;
      physical.quiet = true;
      stamps.put(connection, physical);
      ended(calls, by, physical, physical.opened, null);
    }
  }

  /** Ends a lease if a call on it has come to a physical connection that its pool had closed. */
  boolean takenAway(Calls calls, Lease lease) {
    if (calls.physicalClosed
        || !(calls.overInside instanceof Lease physical)
        || !physical.over
        || !physical.ofLibrary
        || lease.over) {
      return false;
    }
    lease.unasked = true;
    Capture closed = End.of(physical).capture();
    ended(calls, threads.of(calls), lease, closed, Reclaim.HOW);
    return true;
  }

  void endTransaction(Calls calls, Life life, Object argument, JdbcMethod method) {
    if (!(life.root() instanceof Lease lease)) {
      return;
    }
    boolean switches = method.name().equals("setAutoCommit");
    boolean ends = !switches || Boolean.TRUE.equals(argument);
    if (switches) {
      lease.autoCommit(ends);
    } else {
      lease.transactionEnded();
    }
    if (ends) {
      lease.work = null;
      lease.ran = false;
    }
    Extras extras = lease.extras;
    if (ends && extras != null && extras.loading != null) {
      end(calls, extras.loading, "transaction ended");
      extras.loading = null;
    }
    if (ends && extras != null && extras.transaction != null) {
      end(calls, extras.transaction, "transaction ended");
      extras.transaction = null;
    }
  }

  /** Back to a savepoint. */
  void undone(Life life) {
    if (life.root() instanceof Lease lease) {
      lease.undone();
    }
  }

  /** Ended by its holder, at once and without regard: nothing more is said of it. */
  void abort(Calls calls, Life life) {
    // Quiet even where the driver's abort has closed it already.
    if (life instanceof Lease lease) {
      lease.quiet = true;
    }
    end(calls, life, "aborted");
  }

  /**
   * An abort has thrown. Agroal closes its handle first, and then asks a driver that may not be
   * able to: its holder wanted to be rid of it, and is.
   */
  void abortFailed(Calls calls, Object object, Life life) {
    close(calls, object, life, false);
    if (life.over && life instanceof Lease lease) {
      lease.quiet = true;
    }
  }

  /** A savepoint lives as long as its transaction. */
  void savepoint(Calls calls, Lease lease, Object savepoint) {
    Extras extras = lease.extras();
    if (extras.transaction == null) {
      extras.transaction = new Part(lease, JdbcKind.SAVEPOINT, null, null);
    }
    Capture made = captures.ofPart(threads.of(calls), lease, null);
    stamps.put(savepoint, new Part(extras.transaction, JdbcKind.SAVEPOINT, null, made));
  }
}
