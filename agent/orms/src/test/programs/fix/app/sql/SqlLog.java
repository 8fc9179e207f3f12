package app.sql;

import java.util.ArrayList;
import java.util.List;

/** What was asked of a data source: connections, and statements with their parameters. */
public final class SqlLog {
  private final List<String> statements = new ArrayList<>();
  private int connections;

  synchronized void connectionTaken() {
    connections++;
  }

  synchronized void ran(String statement) {
    statements.add(statement);
  }

  /** Starts again at nothing. */
  public synchronized void reset() {
    connections = 0;
    statements.clear();
  }

  /** The statements, oldest first. */
  public synchronized List<String> statements() {
    return List.copyOf(statements);
  }

  public synchronized int connections() {
    return connections;
  }
}
