package app;

import app.count.CountingDataSource;
import app.count.Counts;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Hands out what the cases work with, and puts all of it away behind each. */
final class Shop {
  private final Counts counts = new Counts();
  private final Deque<AutoCloseable> leftovers = new ArrayDeque<>();
  private final DataSource source;

  Shop(DataSource pool) {
    source = new CountingDataSource(pool, counts);
  }

  Counts counts() {
    return counts;
  }

  DataSource source() {
    return source;
  }

  <T extends AutoCloseable> T later(T leftover) {
    leftovers.push(leftover);
    return leftover;
  }

  /** What one case left must not be seen by the next. */
  void tidyUp() {
    while (!leftovers.isEmpty()) {
      try {
        leftovers.pop().close();
      } catch (Exception refused) {
        // What was used too late may refuse to be closed.
      }
    }
  }

  void close() {
    tidyUp();
  }
}
