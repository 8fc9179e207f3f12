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
  private Map<String, Object> snapshots;
  private Map<String, Judge.Verdict> reported;

  EntityMark(Session session, Capture loaded, int depth) {
    this.session = session;
    this.loaded = loaded;
    this.depth = depth;
  }

  /** The session that the entity was read in. */
  public Session session() {
    return session;
  }

  /** How many served values lie between the host's own object and this one. */
  public int depth() {
    return depth;
  }

  /** Keeps the value of an attribute for when it will be asked for. */
  public synchronized void keep(String attribute, Object value) {
    if (snapshots == null) {
      snapshots = new HashMap<>();
    }
    snapshots.put(attribute, value == null ? NULL : value);
  }

  /** Whether a value is kept, null included. */
  public synchronized boolean has(String attribute) {
    return snapshots != null && snapshots.containsKey(attribute);
  }

  /** The value that is kept, or null. */
  public synchronized Object value(String attribute) {
    Object value = snapshots == null ? null : snapshots.get(attribute);
    return value == NULL ? null : value;
  }

  synchronized Judge.Verdict reported(String attribute) {
    return reported == null ? null : reported.get(attribute);
  }

  synchronized void report(String attribute, Judge.Verdict verdict) {
    if (reported == null) {
      reported = new HashMap<>();
    }
    reported.put(attribute, verdict);
  }
}
