package dev.outlive.adapter.ebean;

import io.ebean.Query;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A method of a query by which that is told something. What it returns, the query itself, has been
 * another type since 15.8, so no call that is compiled links before and after.
 */
final class QueryCall {
  private final MethodHandle method;

  private QueryCall(MethodHandle method) {
    this.method = method;
  }

  /**
   * @throws LinkageError if there is no such method: this is not a version that is known
   */
  static QueryCall of(String name, Class<?> parameter) {
    try {
      MethodHandle found =
          MethodHandles.publicLookup().unreflect(Query.class.getMethod(name, parameter));
      return new QueryCall(
          found.asType(MethodType.methodType(void.class, Query.class, Object.class)));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw (Error) new NoSuchMethodError("io.ebean.Query." + name).initCause(e);
    }
  }

  /** Tells a query. */
  void on(Query<?> query, Object argument) {
    try {
      method.invokeExact(query, argument);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
