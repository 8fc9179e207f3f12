package app;

import app.count.CountingDataSource;
import app.count.Counts;
import com.zaxxer.hikari.HikariDataSource;
import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.Transaction;
import io.ebean.config.DatabaseConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Hands out what the cases work with, and puts all of it away behind each. */
final class Shop {
  private final Counts counts = new Counts();
  private final Deque<Runnable> leftovers = new ArrayDeque<>();
  private final Database db;
  private int others;

  Shop(DataSource pool) {
    db = database("shop", new CountingDataSource(pool, counts));
  }

  Counts counts() {
    return counts;
  }

  Database db() {
    return db;
  }

  /** One over a pool of its own, for a case that closes it. */
  Database other(HikariDataSource own) {
    Database other = database("other" + ++others, own);
    leftovers.push(() -> other.shutdown(false, false));
    return other;
  }

  /** On the same database. */
  HikariDataSource ownPool() {
    HikariDataSource own = new HikariDataSource();
    own.setPoolName("own");
    own.setJdbcUrl("jdbc:h2:mem:shop");
    leftovers.push(own::close);
    return own;
  }

  Transaction open() {
    return open(db);
  }

  Transaction open(Database on) {
    Transaction transaction = on.beginTransaction();
    leftovers.push(transaction::end);
    return transaction;
  }

  /** What one case left must not be seen by the next. */
  void tidyUp() {
    while (!leftovers.isEmpty()) {
      leftovers.pop().run();
    }
  }

  void close() {
    db.shutdown(false, false);
  }

  private static Database database(String name, DataSource source) {
    DatabaseConfig config = new DatabaseConfig();
    config.setName(name);
    config.setDefaultServer(name.equals("shop"));
    config.setDataSource(source);
    config.setDdlGenerate(false);
    config.setDdlRun(false);
    config.addClass(Customer.class);
    config.addClass(Note.class);
    config.addClass(Order.class);
    return DatabaseFactory.create(config);
  }
}
