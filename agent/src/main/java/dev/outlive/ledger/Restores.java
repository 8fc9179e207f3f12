package dev.outlive.ledger;

import dev.outlive.hook.Calls;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Sets back, before a connection is returned, what its pool was seen not to restore. Only to a
 * value that was seen before, only what this thread has changed, and never while a transaction is
 * open.
 */
final class Restores {
  /** By the pool's data source; the sets are not changed once they are there. */
  private final WeakIdentityMap<Set<Carried>> unrestored = new WeakIdentityMap<>();

  /** A pool has handed out what a borrower had left otherwise. */
  void seen(Source source, Carried carried) {
    Object pool = source.identity();
    if (pool == null) {
      return;
    }
    Set<Carried> known = unrestored.get(pool);
    Set<Carried> all = known == null ? EnumSet.noneOf(Carried.class) : EnumSet.copyOf(known);
    if (all.add(carried)) {
      unrestored.put(pool, all);
    }
  }

  /**
   * A borrower is about to close its connection: the thread is in that call.
   *
   * @return what was set back
   */
  List<Changes.Change> restore(Calls calls, Object handle, Lease lease) {
    Extras extras = lease.extras;
    Object pool = lease.source.identity();
    if (extras == null
        || extras.physical == null
        || pool == null
        || lease.ofLibrary
        || !lease.pooled
        || !(handle instanceof Connection connection)) {
      return List.of();
    }
    Set<Carried> known = unrestored.get(pool);
    if (known == null || lease.ran && !extras.physical.autoCommits()) {
      return List.of();
    }
    List<Changes.Change> restored = new ArrayList<>();
    try {
      for (Changes.Change change : extras.physical.changes(calls)) {
        if (known.contains(change.carried())) {
          change.carried().set(connection, change.found());
          restored.add(change);
        }
      }
    } catch (SQLException e) {
      // A driver that will not, or a connection that is broken: its close will say so, or the next
      // borrower's rule, as without us.
      unrestored.remove(pool);
    }
    return restored;
  }
}
