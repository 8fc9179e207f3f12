package dev.outlive.adapter.openjpa;

import org.apache.openjpa.enhance.PCRegistry;

/** The fields of enhanced classes, which OpenJPA numbers from the top of a class's hierarchy. */
final class Fields {
  private Fields() {}

  /** The name of a field of an enhanced class; null if there is none of this number. */
  static String name(Class<?> entity, int number) {
    Class<?> declaring = declaring(entity, number);
    return declaring == null
        ? null
        : PCRegistry.getFieldNames(declaring)[number - inherited(declaring)];
  }

  /** The class of a hierarchy that declares a field; null if there is none of this number. */
  static Class<?> declaring(Class<?> entity, int number) {
    int inherited = inherited(entity);
    if (number < inherited) {
      return declaring(PCRegistry.getPersistentSuperclass(entity), number);
    }
    return number - inherited < PCRegistry.getFieldNames(entity).length ? entity : null;
  }

  /** The number of a field of this name; -1 if there is none. */
  static int number(Class<?> entity, String name) {
    for (int number = count(entity) - 1; number >= 0; number--) {
      if (name.equals(name(entity, number))) {
        return number;
      }
    }
    return -1;
  }

  /** How many an enhanced class has. */
  static int count(Class<?> entity) {
    return inherited(entity) + PCRegistry.getFieldNames(entity).length;
  }

  private static int inherited(Class<?> entity) {
    int count = 0;
    for (Class<?> up = PCRegistry.getPersistentSuperclass(entity);
        up != null;
        up = PCRegistry.getPersistentSuperclass(up)) {
      count += PCRegistry.getFieldNames(up).length;
    }
    return count;
  }
}
