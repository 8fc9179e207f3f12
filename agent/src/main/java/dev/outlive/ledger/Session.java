package dev.outlive.ledger;

import dev.outlive.adapter.Orm;
import dev.outlive.hook.Hooks;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What is known of an ORM's session: its lease, and which entities were read in it. */
public final class Session {
  /** Beyond this many entities nothing is kept for listing and for snapshots. */
  private static final int MOST_ENTITIES = 100_000;

  private static final int MOST_SHORT_READS = 20;

  private final AtomicInteger shortReads = new AtomicInteger();
  final Orm orm;
  final Lease lease;
  private final String type;
  private final Queue<WeakReference<Object>> entities = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  Session(Orm orm, Lease lease, String type) {
    this.orm = orm;
    this.lease = lease;
    this.type = type;
  }

  /** Counts a short read for one of the entities; false if there were too many. */
  public boolean reserveShortRead() {
    return shortReads.incrementAndGet() <= MOST_SHORT_READS;
  }

  void add(Object entity) {
    if (count.incrementAndGet() <= MOST_ENTITIES) {
      entities.add(new WeakReference<>(entity));
    }
  }

  /** The entities that are still there. */
  public List<Object> entities() {
    List<Object> alive = new ArrayList<>();
    for (WeakReference<Object> each : entities) {
      Object entity = each.get();
      if (entity != null) {
        alive.add(entity);
      }
    }
    return alive;
  }

  /** The class of the ORM's session. */
  String type() {
    return type;
  }

  /** The ORM. */
  public Orm orm() {
    return orm;
  }

  /** Whether a connection of another session would see other rows than this one's did. */
  public boolean stateChanged() {
    return lease.unlikeFresh;
  }

  /** Whether that is known: changes are only looked for while values are copied. */
  public boolean stateWatched() {
    return lease.stateWatchedIn != 0 && lease.stateWatchedIn == Hooks.copying();
  }

  /** Names where its connections come from, to tell one source from another. */
  public Object source() {
    return lease.source.identity();
  }
}
