package app.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked of a data source: connections, what was called on them, and statements with their
 * parameters.
 */
public final class SqlLog {
  private final List<String> statements = new ArrayList<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private int connections;

  synchronized void called(String method) {
    calls.merge(method, 1, Integer::sum);
  }

  synchronized void connectionTaken() {
    connections++;
  }

  synchronized void ran(String statement) {
    statements.add(statement);
  }

  /** Starts again at nothing. */
  public synchronized void reset() {
    connections = 0;
    calls.clear();
    statements.clear();
  }

  /** The statements, oldest first. */
  public synchronized List<String> statements() {
    return List.copyOf(statements);
  }

  /** How often a method of a connection was called, or set a statement's limit. */
  public synchronized int calls(String method) {
    return calls.getOrDefault(method, 0);
  }

  public synchronized int connections() {
    return connections;
  }
}
