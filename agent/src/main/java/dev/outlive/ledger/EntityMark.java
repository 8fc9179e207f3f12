package dev.outlive.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * What an entity carries: where it was loaded, and the values that were copied for it while its
 * session lasted. It hangs on the host's object and goes with it.
 */
public final class EntityMark {
  /** Stands for a value that is null. */
  private static final Object NULL = new Object();

  final Session session;
  final Capture loaded;
  private final int depth;

  /** How often the session's state had changed by then. */
  private final int state;

  private volatile Map<String, Object> snapshots = Map.of();
  private volatile Map<String, Judge.Verdict> reported = Map.of();

  /** What an entity carries that a query of the session has loaded. */
  EntityMark(Session session, Capture loaded) {
    this(session, loaded, 0, session.lease.stateChanges);
  }

  private EntityMark(Session session, Capture loaded, int depth, int state) {
    this.session = session;
    this.loaded = loaded;
    this.depth = depth;
    this.state = state;
  }

  /** What an entity carries that is part of a value copied for this one. */
  public EntityMark deeper() {
    return new EntityMark(session, loaded, depth + 1, state);
  }

  /** The session that the entity was read in. */
  public Session session() {
    return session;
  }

  /** How many served values lie between the host's own object and this one. */
  public int depth() {
    return depth;
  }

  /** Whether the session's state is what it was when the entity was loaded. */
  boolean stateKept() {
    return state == session.lease.stateChanges;
  }

  /** Keeps the value of an attribute for when it will be asked for. */
  public void keep(String attribute, Object value) {
    snapshots = with(snapshots, attribute, value == null ? NULL : value);
  }

  /** Whether a value is kept, null included. */
  public boolean has(String attribute) {
    return snapshots.containsKey(attribute);
  }

  /** The value that is kept, or null. */
  public Object value(String attribute) {
    Object value = snapshots.get(attribute);
    return value == NULL ? null : value;
  }

  Judge.Verdict reported(String attribute) {
    return reported.get(attribute);
  }

  void report(String attribute, Judge.Verdict verdict) {
    reported = with(reported, attribute, verdict);
  }

  /** A map with one more entry: there are few, and readers take no lock. */
  private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
    Map<String, V> more = new HashMap<>(map);
    more.put(key, value);
    return Map.copyOf(more);
  }
}
