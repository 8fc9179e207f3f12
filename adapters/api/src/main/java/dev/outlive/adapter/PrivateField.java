package dev.outlive.adapter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Something that an object of an ORM's has, and has no method to ask for. Immutable and
 * thread-safe; holds the class.
 */
public final class PrivateField {
  private final VarHandle field;

  private PrivateField(VarHandle field) {
    this.field = field;
  }

  /**
   * @param type what it is declared as
   * @throws LinkageError if there is no such field: this is not the version that is known
   */
  public static PrivateField of(Class<?> owner, String name, Class<?> type) {
    try {
      return new PrivateField(
          MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
              .findVarHandle(owner, name, type));
    } catch (NoSuchFieldException e) {
      throw (Error) new NoSuchFieldError(owner.getName() + "." + name).initCause(e);
    } catch (IllegalAccessException e) {
      throw (Error) new IllegalAccessError(owner.getName() + "." + name).initCause(e);
    }
  }

  /** What an object has there. */
  public Object in(Object object) {
    return field.get(object);
  }
}
