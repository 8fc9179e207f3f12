package dev.outlive.ledger;

import dev.outlive.hook.Life;
import dev.outlive.hook.Stamped;
import dev.outlive.weave.WovenClasses;
import java.lang.reflect.Proxy;

/** Reads and writes the stamps of objects, wherever they are kept. Thread-safe. */
final class Stamps {
  private final ClassValue<JdbcClass> classes;
  private final WeakIdentityMap<Life> map = new WeakIdentityMap<>();

  Stamps(WovenClasses wovenClasses) {
    this.classes = JdbcClass.all(wovenClasses);
  }

  /** What is known of an object's class. */
  JdbcClass classOf(Object object) {
    return classes.get(object.getClass());
  }

  /** The life that an object carries, or null. */
  Life of(Object object) {
    if (object instanceof Stamped stamped) {
      return stampable(object) ? (Life) stamped.$outlive$stamp() : null;
    }
    return object == null ? null : map.get(object);
  }

  /** Whether an object can carry a life at all. */
  boolean stampable(Object object) {
    // Of classes that no framework generates by their interfaces, the interface alone says so.
    return object instanceof Stamped && !(object instanceof Proxy) || classOf(object).stampable();
  }

  /** Writes the stamp of an object, and answers the one before: one look at it for both. */
  Life put(Object object, Life life) {
    if (object instanceof Stamped stamped) {
      return (Life) stamped.$outlive$stamp(life);
    }
    Life before = map.get(object);
    if (classOf(object).mapped()) {
      map.put(object, life);
    }
    return before;
  }

  /** Forgets objects that are gone. */
  void tick() {
    map.expunge();
  }
}
