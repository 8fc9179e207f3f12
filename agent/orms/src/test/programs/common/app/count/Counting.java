package app.count;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** Passes calls on to a JDBC object, and counts those that cost something. */
final class Counting implements InvocationHandler {
  private final Object target;
  private final Counts counts;

  private Counting(Object target, Counts counts) {
    this.target = target;
    this.counts = counts;
  }

  static Connection connection(Connection target, Counts counts) {
    return wrap(Connection.class, target, counts);
  }

  private static <T> T wrap(Class<T> type, T target, Counts counts) {
    Object wrapper =
        Proxy.newProxyInstance(
            Counting.class.getClassLoader(), new Class<?>[] {type}, new Counting(target, counts));
    return type.cast(wrapper);
  }

  @Override
  public Object invoke(Object wrapper, Method method, Object[] arguments) throws Throwable {
    count(method.getName());
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
    if (result instanceof PreparedStatement statement
        && method.getReturnType() == PreparedStatement.class) {
      return wrap(PreparedStatement.class, statement, counts);
    }
    if (result instanceof Statement statement && method.getReturnType() == Statement.class) {
      return wrap(Statement.class, statement, counts);
    }
    return result;
  }

  private void count(String method) {
    if (target instanceof Connection) {
      if (method.equals("close")) {
        counts.countReturned();
      } else if (method.equals("commit")) {
        counts.countCommit();
      }
    } else if (method.startsWith("execute")) {
      counts.countStatement();
    }
  }
}
