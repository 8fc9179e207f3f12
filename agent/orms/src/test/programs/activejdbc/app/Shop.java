package app;

import app.count.CountingDataSource;
import app.count.Counts;
import javax.sql.DataSource;
import org.javalite.activejdbc.Base;

/** Hands out what the cases work with, and puts all of it away behind each. */
final class Shop {
  private final Counts counts = new Counts();
  private final DataSource source;

  Shop(DataSource pool) {
    source = new CountingDataSource(pool, counts);
  }

  Counts counts() {
    return counts;
  }

  /** Gives the thread a connection. */
  void open() {
    Base.open(source);
  }

  /** With a transaction of the application's own. */
  void openInTransaction() {
    open();
    Base.openTransaction();
  }

  /** What one case left must not be seen by the next. */
  void tidyUp() {
    if (Base.hasConnection()) {
      Base.close();
    }
  }

  void close() {}
}
