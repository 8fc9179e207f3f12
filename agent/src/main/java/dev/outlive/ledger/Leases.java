package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Life;
import dev.outlive.weave.JdbcKind;
import dev.outlive.weave.JdbcMethod;
import dev.outlive.weave.Mocks;
import dev.outlive.weave.WovenClasses;

/** Begins and ends lives. Every entry may throw; the ledger contains it. */
final class Leases {
  private final WovenClasses woven;
  private final ApplicationFrames application;
  private final Stamps stamps;
  private final Captures captures;
  private final OpenLeases openLeases;

  Leases(
      WovenClasses woven,
      ApplicationFrames application,
      Stamps stamps,
      Captures captures,
      OpenLeases openLeases) {
    this.woven = woven;
    this.application = application;
    this.stamps = stamps;
    this.captures = captures;
    this.openLeases = openLeases;
  }

  /** A connection was handed out: a lease begins. */
  void open(Calls calls, JdbcMethod method, Object handle) {
    if (Mocks.mock(handle) || calls.self != null && Mocks.mock(calls.self)) {
      return;
    }
    if (!stamps.stampable(handle)) {
      return;
    }
    if (stamps.of(handle) instanceof Lease shared
        && !shared.over
        && !shared.ofLibrary
        && calls.connected != handle) {
      // Handed out a second time while it is open: a shared connection, and still one lease.
      return;
    }
    boolean ofPooledConnection =
        method.kind() == JdbcKind.POOLED_CONNECTION || method.kind() == JdbcKind.XA_CONNECTION;
    boolean logical = calls.handle == handle || ofPooledConnection;
    boolean wrapper = woven.wrapper(handle.getClass().getName());
    boolean pooled = logical || wrapper && calls.connected != handle;
    Lease lease = new Lease(false, captures.ofLease(), source(calls, pooled));
    lease.pooled = pooled;
    lease.stateChanged = calls.stateSet;
    lease.ofLibrary =
        (ofPooledConnection || !pooled) && !Walk.openedByApplication(woven, application);
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
        return;
      }
      lease.pooled = givenBack || lease.pooled && !calls.physicalClosed;
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

  private Capture capture(Life life) {
    if (!(life instanceof Lease lease)) {
      return captures.ofPart();
    }
    // A close by another thread is rare, and its stack tells the holder's doing from a pool's.
    return lease.holder.refersTo(Thread.currentThread()) ? captures.ofLease() : captures.ofLoad();
  }

  private void completed(Part resultSet) {
    if (resultSet.up instanceof Execution execution
        && execution.closeOnCompletion
        && execution.kept == null
        && !execution.over) {
      end(execution, "its result set closed (closeOnCompletion)");
    }
  }

  boolean isClosed(Calls calls, boolean ifItWillNotSay) {
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

  void end(Life life, String how) {
    if (!life.over) {
      ended(life, new End(capture(life), how));
    }
  }

  private void ended(Life life, End end) {
    life.end = end;
    life.over = true;
    if (life instanceof Lease over) {
      openLeases.ended(over);
      over.opened.leaseOver = true;
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
      end(part.exposed, end.how());
    }
  }

  void endUnasked(Lease lease, String how) {
    lease.unasked = true;
    end(lease, how);
  }

  /**
   * A pool has closed a physical connection that it never handed out as such, perhaps from under a
   * borrower. From now on the connection says so; nothing is reported of it for its own sake.
   */
  void closedByPool(Calls calls, Object connection) {
    if (stamps.stampable(connection) && isClosed(calls, connection, true)) {
      Lease physical = new Lease(false, Capture.withoutStack(), Source.dataSource(null));
      physical.ofLibrary = true;
      physical.quiet = true;
      stamps.put(connection, physical);
      end(physical, null);
    }
  }

  /** Ends a lease if a call on it has come to a physical connection that its pool had closed. */
  boolean takenAway(Calls calls, Lease lease) {
    if (calls.physicalClosed
        || !(calls.dead instanceof Lease physical)
        || !physical.ofLibrary
        || lease.over) {
      return false;
    }
    lease.unasked = true;
    ended(lease, new End(((End) physical.end).capture(), "reclaimed by the pool"));
    return true;
  }

  void endTransaction(Calls calls, JdbcMethod method, Life life) {
    boolean ends = !method.name().equals("setAutoCommit") || Boolean.TRUE.equals(calls.argument);
    if (ends && life.root() instanceof Lease lease && lease.transaction != null) {
      end(lease.transaction, "transaction ended");
      lease.transaction = null;
    }
  }

  /** Ended by its holder, at once and without regard: nothing more is said of it. */
  void abort(Life life) {
    // Quiet even where the driver's abort has closed it already.
    if (life instanceof Lease lease) {
      lease.quiet = true;
    }
    end(life, "aborted");
  }

  /** A savepoint lives as long as its transaction. */
  void savepoint(Lease lease, Object savepoint) {
    if (lease.transaction == null) {
      lease.transaction = new Part(lease, JdbcKind.SAVEPOINT, null, null);
    }
    stamps.put(savepoint, new Part(lease.transaction, JdbcKind.SAVEPOINT, null, captures.ofPart()));
  }
}
