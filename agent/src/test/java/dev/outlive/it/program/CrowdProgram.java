package dev.outlive.it.program;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Has ten thousand connections and a hundred thousand statements open at a time, of a driver that
 * is next to nothing, and prints how much of the heap is in use then: {@code HEAP bytes=}.
 */
public final class CrowdProgram implements Program {

  private static final int CONNECTIONS = 10_000;
  private static final int STATEMENTS_EACH = 10;
  private static final int LOOKS = 20;
  private static final long LOOK_MILLIS = 250;

  private final List<Statement> statements = new ArrayList<>(CONNECTIONS * STATEMENTS_EACH);
  private final List<Connection> connections = new ArrayList<>(CONNECTIONS);

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    DataSource source = of(DataSource.class, this::ofSource);
    long begun = System.nanoTime();
    for (int i = 0; i < CONNECTIONS; i++) {
      Connection connection = source.getConnection();
      connections.add(connection);
      for (int j = 0; j < STATEMENTS_EACH; j++) {
        open(connection);
      }
    }
    System.out.println("OPENED millis=" + (System.nanoTime() - begun) / 1_000_000);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < LOOKS; i++) {
      System.gc();
      Runtime heap = Runtime.getRuntime();
      least = Math.min(least, heap.totalMemory() - heap.freeMemory());
      Thread.sleep(LOOK_MILLIS);
    }
    System.out.println("HEAP bytes=" + least);
    for (Statement statement : statements) {
      statement.close();
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }

  private void open(Connection connection) throws SQLException {
    statements.add(connection.createStatement());
  }

  private static <T> T of(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            CrowdProgram.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Object ofSource(Object self, Method method, Object[] arguments) {
    return method.getName().equals("getConnection")
        ? of(Connection.class, new OfConnection())
        : null;
  }

  private static final class OfConnection implements InvocationHandler {
    private boolean closed;

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) {
      switch (method.getName()) {
        case "createStatement":
          return of(Statement.class, CrowdProgram::ofStatement);
        case "close":
          closed = true;
          return null;
        case "isClosed":
          return closed;
        case "hashCode":
          return System.identityHashCode(self);
        default:
          return null;
      }
    }
  }

  private static Object ofStatement(Object self, Method method, Object[] arguments) {
    return null;
  }
}
