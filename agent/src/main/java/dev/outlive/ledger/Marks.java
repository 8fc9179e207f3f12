package dev.outlive.ledger;

import dev.outlive.hook.Stamped;
import java.lang.reflect.Field;

/**
 * The marks of an ORM's objects, for whoever has not come by their own woven code. Where no
 * accessor could be added without changing a {@code serialVersionUID}, the field is asked.
 */
final class Marks {
  private static final String FIELD = "$outlive$stamp";

  private final ClassValue<Place> places =
      new ClassValue<>() {
        @Override
        protected Place computeValue(Class<?> type) {
          return Place.in(type);
        }
      };

  /** Where the objects of a class have their mark: the field, or null for nowhere. */
  private record Place(Field field) {
    static Place in(Class<?> type) {
      for (Class<?> up = type; up != null; up = up.getSuperclass()) {
        try {
          Field field = up.getDeclaredField(FIELD);
          field.setAccessible(true);
          return new Place(field);
        } catch (NoSuchFieldException e) {
          // Perhaps its super class has it.
          continue;
        }
      }
      return new Place(null);
    }
  }

  /** What an object carries; null for nothing. */
  Object of(Object object) {
    if (object instanceof Stamped stamped) {
      return stamped.$outlive$stamp();
    }
    Field field = object == null ? null : places.get(object.getClass()).field;
    try {
      return field == null ? null : field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes what an object carries; nothing where it has no place for it. */
  void put(Object object, Object mark) {
    if (object instanceof Stamped stamped) {
      stamped.$outlive$stamp(mark);
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
