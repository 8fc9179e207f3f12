package app.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Passes calls on to a data source, and notes what they ask for. */
public final class LoggedDataSource implements InvocationHandler {
  private final Object target;
  private final SqlLog log;
  private final String prepared;
  private final Map<Integer, Object> parameters = new TreeMap<>();

  private LoggedDataSource(Object target, SqlLog log, String prepared) {
    this.target = target;
    this.log = log;
    this.prepared = prepared;
  }

  public static DataSource around(DataSource source, SqlLog log) {
    return wrap(DataSource.class, source, log, null);
  }

  private static <T> T wrap(Class<T> type, Object target, SqlLog log, String prepared) {
    return type.cast(
        Proxy.newProxyInstance(
            LoggedDataSource.class.getClassLoader(),
            new Class<?>[] {type},
            new LoggedDataSource(target, log, prepared)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    if (target instanceof DataSource && name.equals("getConnection")) {
      log.connectionTaken();
    } else if (target instanceof Connection) {
      boolean toSavepoint = name.equals("rollback") && arguments != null;
      log.called(toSavepoint ? "rollback to savepoint" : name);
    } else if (target instanceof Statement) {
      note(name, arguments);
    }
    Object result;
    try {
      result = method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
    if (result instanceof Connection && target instanceof DataSource) {
      return wrap(Connection.class, result, log, null);
    }
    if (result instanceof PreparedStatement && target instanceof Connection) {
      return wrap(PreparedStatement.class, result, log, (String) arguments[0]);
    }
    if (result instanceof Statement && target instanceof Connection) {
      return wrap(Statement.class, result, log, null);
    }
    return result;
  }

  private void note(String name, Object[] arguments) {
    if (name.equals("setMaxRows")) {
      log.called(name + "=" + (arguments[0].equals(0) ? "0" : "some"));
    }
    if (name.startsWith("set") && prepared != null && arguments.length > 1) {
      parameters.put((Integer) arguments[0], name.equals("setNull") ? null : arguments[1]);
    } else if (name.startsWith("execute")) {
      log.ran(
          prepared != null
              ? prepared + " " + parameters.values()
              : arguments == null ? name : String.valueOf(arguments[0]));
    }
  }
}
