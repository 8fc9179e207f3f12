package dev.outlive.adapter;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Counts the rows that are read on a connection, and lets no more come than may: an ORM's own limit
 * counts objects, of which a join may make one out of many rows, and may be seen by what the
 * application has plugged in. Confined to a thread.
 */
public final class BoundedRows {
  /** What only its owner may do with the connection. */
  private static final Set<String> OF_OWNER = Set.of("abort", "close", "commit", "rollback");

  private final int most;
  private int read;

  /**
   * @param most how many rows may be read
   */
  public BoundedRows(int most) {
    this.most = most;
  }

  /** The same connection, but counted; nobody can end anything on it. */
  public Connection on(Connection connection) {
    return around(Connection.class, new Counted(connection));
  }

  /**
   * @throws TooManyRows if there were more, whatever became of the exception at that time
   */
  public void check() {
    if (read > most) {
      throw new TooManyRows(most);
    }
  }

  private void count() {
    read++;
    check();
  }

  /** One more than is left shows that there are too many. */
  private int forOneStatement() {
    int left = most - read;
    return left == Integer.MAX_VALUE ? 0 : left + 1;
  }

  /** Beside JDBC's own types, so that it looks like nobody's. */
  private static <T> T around(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private final class Counted implements InvocationHandler {
    private final Object target;

    /** What a statement had before: a pool may lend it again. */
    private int mostBefore;

    private boolean limited;

    private Counted(Object target) {
      this.target = target;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      String name = method.getName();
      if (name.equals("equals")) {
        return proxy == arguments[0];
      }
      if (target instanceof Connection && OF_OWNER.contains(name)) {
        return null;
      }
      if (limited && name.equals("close")) {
        limited = false;
        ((Statement) target).setMaxRows(mostBefore);
      }
      Object result;
      try {
        result = method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
      if (target instanceof ResultSet) {
        if (name.equals("next") && Boolean.TRUE.equals(result)) {
          count();
        }
        return result;
      }
      return counted(result);
    }

    private Object counted(Object result) {
      if (target instanceof Connection && result instanceof Statement statement) {
        Counted counted = new Counted(statement);
        counted.limit(statement);
        return around(type(statement), counted);
      }
      return target instanceof Statement && result instanceof ResultSet
          ? around(ResultSet.class, new Counted(result))
          : result;
    }

    private void limit(Statement statement) {
      try {
        mostBefore = statement.getMaxRows();
        statement.setMaxRows(forOneStatement());
        limited = true;
      } catch (SQLException e) {
        // Then the driver may fetch more than is looked at.
        limited = false;
      }
    }

    private static Class<? extends Statement> type(Statement statement) {
      if (statement instanceof CallableStatement) {
        return CallableStatement.class;
      }
      return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
    }
  }
}
