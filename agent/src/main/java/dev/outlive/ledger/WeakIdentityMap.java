package dev.outlive.ledger;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Keeps something for an object without keeping the object, by identity: the host's {@code equals}
 * may be wrong, slow or delegated. Bounded: beyond the bound nothing more is taken in. Thread-safe.
 *
 * @param <V> what is kept; must not refer to the key
 */
public final class WeakIdentityMap<V> {
  private static final int BOUND = 200_000;

  private final ConcurrentHashMap<Object, V> entries = new ConcurrentHashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();

  /** What is kept for this object, or null. */
  public V get(Object key) {
    return entries.isEmpty() ? null : entries.get(new Lookup(key));
  }

  /** Keeps a value for this object; false if the map is full. */
  public boolean put(Object key, V value) {
    expunge();
    if (entries.size() >= BOUND) {
      return false;
    }
    entries.put(new Key(key, gone), value);
    return true;
  }

  /** Forgets what is kept for this object, and answers it. */
  public V remove(Object key) {
    return entries.isEmpty() ? null : entries.remove(new Lookup(key));
  }

  /** Forgets everything. */
  public void clear() {
    entries.clear();
  }

  /** Whether anything that is kept is such. */
  public boolean anyMatch(Predicate<V> such) {
    for (V each : entries.values()) {
      if (such.test(each)) {
        return true;
      }
    }
    return false;
  }

  /** How many objects something is kept for. */
  public int size() {
    return entries.size();
  }

  /** Forgets objects that are gone. */
  public void expunge() {
    for (Reference<?> each = gone.poll(); each != null; each = gone.poll()) {
      entries.remove(each);
    }
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object referent, ReferenceQueue<Object> queue) {
      super(referent, queue);
      hash = System.identityHashCode(referent);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      Object mine = get();
      return mine != null
          && (other instanceof Key key
              ? key.refersTo(mine)
              : other instanceof Lookup lookup && lookup.object == mine);
    }
  }

  private static final class Lookup {
    private final Object object;

    Lookup(Object object) {
      this.object = object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          ? key.refersTo(object)
          : other instanceof Lookup lookup && lookup.object == object;
    }
  }
}
