package dev.outlive.adapter.openjpa;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * The Java field of an entity that OpenJPA's own code in the class reads once it has been asked. No
 * state manager is told of what happens to it here: it is what their marks say of it that decides
 * what is loaded, dirty, or to be merged.
 */
final class EntityField {
  private final Field field;

  private EntityField(Field field) {
    this.field = field;
  }

  /**
   * @param number OpenJPA's
   * @throws IllegalStateException if there is none that can be reached; the message says why
   */
  static EntityField of(Class<?> entity, int number) {
    Class<?> declaring = Fields.declaring(entity, number);
    if (declaring == null) {
      throw new IllegalStateException("it is no field of its class");
    }
    try {
      Field field = declaring.getDeclaredField(Fields.name(entity, number));
      field.setAccessible(true);
      return new EntityField(field);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("it is no field of its class", e);
    } catch (InaccessibleObjectException e) {
      throw new IllegalStateException("the module of its class is closed to OpenJPA", e);
    }
  }

  /** Whether a value fits in. */
  boolean takes(Object value) {
    return field.getType().isPrimitive()
        ? value != null
        : value == null || field.getType().isInstance(value);
  }

  Object get(Object entity) {
    try {
      return field.get(entity);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  void set(Object entity, Object value) {
    try {
      field.set(entity, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes a value out again, if it is still there: what is not loaded is nothing. */
  void takeBack(Object entity, Object value) {
    Object now = get(entity);
    boolean primitive = field.getType().isPrimitive();
    if (primitive ? now.equals(value) : now == value) {
      set(entity, primitive ? nothing() : null);
    }
  }

  /** Of a primitive type. */
  private Object nothing() {
    return Array.get(Array.newInstance(field.getType(), 1), 0);
  }
}
