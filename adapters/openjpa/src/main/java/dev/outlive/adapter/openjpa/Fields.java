package dev.outlive.adapter.openjpa;

import org.apache.openjpa.enhance.PCRegistry;

/** Names of fields, which OpenJPA numbers from the top of a class's hierarchy. */
final class Fields {
  private Fields() {}

  /** The name of a field of an enhanced class; null if there is none of this number. */
  static String name(Class<?> entity, int number) {
    String[] own = PCRegistry.getFieldNames(entity);
    int inherited = inherited(entity);
    if (number < inherited) {
      return name(PCRegistry.getPersistentSuperclass(entity), number);
    }
    return number - inherited < own.length ? own[number - inherited] : null;
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
