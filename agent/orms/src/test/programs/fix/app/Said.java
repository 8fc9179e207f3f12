package app;

import app.sql.SqlLog;
import java.util.concurrent.Callable;

/** What a scenario has to say, for a test to read. Its names begin with the scenario's. */
final class Said {
  private Said() {}

  static void of(String name, Object value) {
    System.out.println(
        "SAID " + Thread.currentThread().getName() + ":" + name + "=" + oneLine(value));
  }

  /** Says what a read got, and what it has asked of the data source. */
  static void read(String name, SqlLog log, Callable<?> read) {
    log.reset();
    Object got = attempt(read);
    String cost = cost(log);
    of(name, got);
    of(name + ".io", cost);
  }

  /** Connections and statements since the log was reset. */
  static String cost(SqlLog log) {
    return log.connections() + "/" + log.statements().size();
  }

  /** The value, or what was thrown in its place. */
  static Object attempt(Callable<?> read) {
    try {
      return read.call();
    } catch (Exception thrown) {
      return thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
    }
  }

  private static String oneLine(Object value) {
    return String.valueOf(value).strip().replaceAll("\\s+", " ").replaceAll("@[0-9a-f]+", "@...");
  }
}
