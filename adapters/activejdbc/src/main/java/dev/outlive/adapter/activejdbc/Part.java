package dev.outlive.adapter.activejdbc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Something that an object of ActiveJDBC's has, and has no method to ask for. */
record Part(VarHandle field) {

  /**
   * @throws LinkageError if there is no such field: this is not the ActiveJDBC that is known
   */
  static Part of(Class<?> owner, String name, Class<?> type) {
    try {
      return new Part(
          MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
              .findVarHandle(owner, name, type));
    } catch (NoSuchFieldException e) {
      throw (Error) new NoSuchFieldError(owner.getName() + "." + name).initCause(e);
    } catch (IllegalAccessException e) {
      throw (Error) new IllegalAccessError(owner.getName() + "." + name).initCause(e);
    }
  }

  Object in(Object object) {
    return field.get(object);
  }
}
