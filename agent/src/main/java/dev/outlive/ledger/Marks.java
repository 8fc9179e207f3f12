package dev.outlive.ledger;

import dev.outlive.hook.Stamped;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * The marks of an ORM's objects, for whoever has not come by their own woven code. Where no
 * accessor could be added without changing a {@code serialVersionUID}, the field is asked.
 */
final class Marks {
  private static final String FIELD = "$outlive$stamp";

  private final ClassValue<Place> places;

  /** Whether objects may carry theirs. */
  private final boolean stamped;

  /** Those of objects that have no place for them, for whoever lets go of what they forget. */
  private final Queue<WeakReference<WeakIdentityMap<Object>>> kept = new ConcurrentLinkedQueue<>();

  private final LongAdder dropped = new LongAdder();

  /** Where the objects of a class have their mark: the field, or null for nowhere. */
  private static final class Place {
    private final Field field;

    /**
     * By object; null for nothing. Hangs on the class, since what is kept refers to the ORM, whose
     * loader may be the objects' own: held by the agent, neither would ever go.
     */
    private volatile WeakIdentityMap<Object> kept;

    Place(Field field) {
      this.field = field;
    }

    synchronized WeakIdentityMap<Object> begin(Queue<WeakReference<WeakIdentityMap<Object>>> all) {
      if (kept == null) {
        kept = new WeakIdentityMap<>();
        all.add(new WeakReference<>(kept));
      }
      return kept;
    }

    static Place in(Class<?> type) {
      for (Class<?> up = type; up != null; up = up.getSuperclass()) {
        try {
          Field field = up.getDeclaredField(FIELD);
          field.setAccessible(true);
          return new Place(field);
        } catch (NoSuchFieldException e) {
          // Perhaps its super class has it.
          continue;
        } catch (LinkageError e) {
          // A field of the application's class has a type that is not there: it is none of ours.
          continue;
        } catch (InaccessibleObjectException e) {
          // A module that opens nothing to anybody: docs/limits.md.
          return new Place(null);
        }
      }
      return new Place(null);
    }
  }

  /** Those that woven code has written, or the field of which was found by reflection. */
  Marks() {
    this(Place::in, true);
  }

  private Marks(Function<Class<?>, Place> in, boolean stamped) {
    this.stamped = stamped;
    this.places =
        new ClassValue<>() {
          @Override
          protected Place computeValue(Class<?> type) {
            return in.apply(type);
          }
        };
  }

  /**
   * Marks of their own, beside those that the same objects may carry. Nothing is looked for in
   * their classes: that would load the types of all fields, before the application does.
   */
  static Marks kept() {
    return new Marks(type -> new Place(null), false);
  }

  /** What an object carries; null for nothing. */
  Object of(Object object) {
    if (object == null) {
      return null;
    }
    if (stamped && object instanceof Stamped carrier) {
      return carrier.$outlive$stamp();
    }
    Place place = places.get(object.getClass());
    WeakIdentityMap<Object> kept = place.kept;
    if (kept != null) {
      return kept.get(object);
    }
    try {
      return place.field == null ? null : place.field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps the mark of an object of the application's, whose class has no place for it. */
  void keep(Object object, Object mark) {
    Place place = places.get(object.getClass());
    WeakIdentityMap<Object> map = place.kept;
    if (map == null) {
      map = place.begin(kept);
    }
    if (!map.put(object, mark)) {
      dropped.increment();
    }
  }

  /** How many objects there was no room for any more. */
  long dropped() {
    return dropped.sum();
  }

  /** Forgets objects that are gone. */
  void tick() {
    for (Iterator<WeakReference<WeakIdentityMap<Object>>> all = kept.iterator(); all.hasNext(); ) {
      WeakIdentityMap<Object> map = all.next().get();
      if (map == null) {
        all.remove();
      } else {
        map.expunge();
      }
    }
  }

  /** Writes what an object carries; nothing where it has no place for it. */
  void put(Object object, Object mark) {
    if (object instanceof Stamped carrier) {
      carrier.$outlive$stamp(mark);
      return;
    }
    Field field = places.get(object.getClass()).field;
    try {
      if (field != null) {
        field.set(object, mark);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
