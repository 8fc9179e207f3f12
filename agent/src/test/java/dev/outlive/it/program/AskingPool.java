package dev.outlive.it.program;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A pool of one that asks its connection in what state it comes back, and leaves it like that, as
 * Oracle's UCP does.
 */
final class AskingPool extends AbstractDataSource {
  private final Connection physical;

  AskingPool(Connection physical) {
    this.physical = physical;
  }

  /** Of a connection that it opens itself. */
  static AskingPool open(String url) throws SQLException {
    return new AskingPool(DriverManager.getConnection(url));
  }

  /** Closes its connection, whoever has it, on a thread of its own. */
  void takeAway() throws InterruptedException {
    Thread closing =
        new Thread(
            () -> {
              try {
                physical.close();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    closing.start();
    closing.join();
  }

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            AskingPool.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new Handle()::invoke);
  }

  @Override
  public Connection getConnection(String user, String password) {
    return getConnection();
  }

  /** What is lent. */
  private final class Handle {
    private boolean closed;

    Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      switch (method.getName()) {
        case "isClosed":
          return closed;
        case "isValid":
          // By a statement, as DuckDB's driver does.
          physical.createStatement().close();
          return true;
        case "close":
          takeBack();
          return null;
        default:
          try {
            return method.invoke(physical, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
      }
    }

    private void takeBack() throws SQLException {
      closed = true;
      if (!physical.getAutoCommit()) {
        physical.rollback();
      }
      physical.getTransactionIsolation();
      physical.isReadOnly();
    }
  }
}
