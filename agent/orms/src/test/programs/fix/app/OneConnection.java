package app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * Lends one connection again and again, without auto-commit and as the last borrower has left it.
 */
final class OneConnection implements AutoCloseable {
  private final Connection connection;
  private final int pid;

  OneConnection(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      pid = row.getInt(1);
    }
    connection.setAutoCommit(false);
  }

  /** The server's number for it. */
  int pid() {
    return pid;
  }

  DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            OneConnection.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> lent();
                  case "hashCode" -> 1;
                  case "equals" -> proxy == arguments[0];
                  case "toString" -> "one";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Connection lent() {
    AtomicBoolean closed = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            OneConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                closed.set(true);
                return null;
              }
              if (method.getName().equals("isClosed")) {
                return closed.get();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
