package dev.outlive.fix;

import dev.outlive.weave.JdbcMethod;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.ResultSet;

/**
 * A call on a result set that came too late: {@code getString("name")}, {@code getInt(1)}, {@code
 * next()}.
 *
 * @param method the getter's name
 * @param column an {@link Integer} or a {@link String}; null for calls without an argument
 */
record LearnedCall(String method, Object column) {
  /** The call, or null if it is not one that can be copied: it takes more than a column. */
  static LearnedCall of(JdbcMethod method, Object[] arguments) {
    if (arguments.length == 0) {
      return new LearnedCall(method.name(), null);
    }
    boolean byColumn =
        arguments.length == 1
            && (arguments[0] instanceof Integer || arguments[0] instanceof String);
    return byColumn && method.name().startsWith("get")
        ? new LearnedCall(method.name(), arguments[0])
        : null;
  }

  String text() {
    if (column == null) {
      return method + "()";
    }
    return method + "(" + (column instanceof String ? "\"" + column + "\"" : column) + ")";
  }

  /** The reverse of {@link #text}. */
  static LearnedCall parse(String text) {
    int open = text.indexOf('(');
    String method = text.substring(0, open);
    String column = text.substring(open + 1, text.lastIndexOf(')'));
    if (column.isEmpty()) {
      return new LearnedCall(method, null);
    }
    return column.startsWith("\"")
        ? new LearnedCall(method, column.substring(1, column.length() - 1))
        : new LearnedCall(method, Integer.valueOf(column));
  }

  boolean readsColumn() {
    return column != null;
  }

  /**
   * Makes the call, so that the driver converts as it would have.
   *
   * @throws Refused if it fails
   */
  Object on(ResultSet rows) throws Refused {
    Class<?> type = column instanceof Integer ? int.class : String.class;
    try {
      Method getter = ResultSet.class.getMethod(method, type);
      return getter.invoke(rows, column);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new Refused("there is no ResultSet." + text());
    } catch (InvocationTargetException e) {
      throw new Refused(
          "ResultSet." + text() + " failed: " + e.getCause().getClass().getSimpleName());
    }
  }
}
