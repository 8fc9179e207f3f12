package dev.outlive.adapter.eclipselink;

import java.lang.reflect.Field;
import org.eclipse.persistence.internal.indirection.UnitOfWorkValueHolder;

/**
 * What a value holder knows and tells only its own kind. Null where EclipseLink is a module that
 * does not open itself: then the entity is known by its mapping alone.
 */
final class HolderFields {
  private static final Field OWNER = field("relationshipSourceObject");
  private static final Field ATTRIBUTE = field("sourceAttributeName");

  private HolderFields() {}

  private static Field field(String name) {
    try {
      Field field = UnitOfWorkValueHolder.class.getDeclaredField(name);
      return field.trySetAccessible() ? field : null;
    } catch (NoSuchFieldException e) {
      return null;
    }
  }

  /** Whose relation it is; null in a copy. */
  static Object owner(UnitOfWorkValueHolder<?> holder) {
    return read(OWNER, holder);
  }

  /** The attribute, which a copy still knows. */
  static String attribute(UnitOfWorkValueHolder<?> holder) {
    return (String) read(ATTRIBUTE, holder);
  }

  private static Object read(Field field, UnitOfWorkValueHolder<?> holder) {
    try {
      return field == null ? null : field.get(holder);
    } catch (IllegalAccessException e) {
      return null;
    }
  }
}
