package app;

import app.sql.LoggedDataSource;
import app.sql.SqlLog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.ebean.Database;
import io.ebean.DatabaseFactory;
import io.ebean.config.DatabaseConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database of its own, with twenty customers who have two of everything. */
final class Stock implements AutoCloseable {
  private static final int CUSTOMERS = 20;

  private final SqlLog log = new SqlLog();
  private final Deque<Database> all = new ArrayDeque<>();
  private final HikariDataSource pool;
  private final DataSource logged;
  private final Database db;

  private Stock(String name) throws SQLException {
    pool = pool(name);
    run(
        "create table customers (id bigint primary key, name varchar(80), bio clob,"
            + " city varchar(80), version bigint default 1)",
        "create table orders (id bigint primary key, item varchar(80), customer_id bigint)",
        "create table notes (id bigint primary key, text varchar(20000), customer_id bigint)",
        "create table labels (id bigint primary key, text varchar(80))",
        "create table customer_labels (customer_id bigint, label_id bigint)",
        "create table customer_tags (customer_id bigint, tag varchar(80))",
        "create table tickets (id bigint primary key, text clob, deleted boolean default false)",
        "create table shares (id bigint primary key, tenant varchar(80), text clob)",
        "create table entries (id bigint primary key, text clob)",
        "insert into entries values (1, 'Entry')",
        "insert into tickets (id, text) values (1, 'Ticket')",
        "insert into shares values (1, 'own', 'Share')",
        "insert into labels values (1, 'Label 1'), (2, 'Label 2'), (3, 'Label 3')");
    for (int i = 1; i <= CUSTOMERS; i++) {
      run(
          "insert into customers (id, name, bio, city) values ("
              + String.join(", ", "" + i, "'Name " + i + "'", "'Bio " + i + "'", "'City " + i + "'")
              + ")");
      for (int j = 1; j <= 2; j++) {
        String id = 10 * i + j + ", ";
        run(
            "insert into orders values (" + id + "'Item " + j + "', " + i + ")",
            "insert into notes values (" + id + "'Note " + j + "', " + i + ")",
            "insert into customer_labels values (" + i + ", " + j + ")",
            "insert into customer_tags values (" + i + ", 'Tag " + j + "')");
      }
    }
    logged = LoggedDataSource.around(pool, log);
    db = another(settings -> {});
  }

  static Stock filled(String name) throws SQLException {
    return new Stock(name);
  }

  /** Past the log. */
  void run(String... statements) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** Another pool on the same database, with nothing in it yet. */
  static HikariDataSource pool(String name) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(4);
    // A leak is to fail the run, and soon.
    config.setConnectionTimeout(5_000);
    return new HikariDataSource(config);
  }

  SqlLog log() {
    return log;
  }

  DataSource source() {
    return logged;
  }

  Database db() {
    return db;
  }

  Database another(Consumer<DatabaseConfig> settings) {
    return another(logged, settings);
  }

  Database another(DataSource source, Consumer<DatabaseConfig> settings) {
    DatabaseConfig config = new DatabaseConfig();
    config.setName("stock" + all.size());
    config.setDefaultServer(all.isEmpty());
    config.setDataSource(source);
    config.setDdlGenerate(false);
    config.setDdlRun(false);
    for (Class<?> each :
        new Class<?>[] {
          Address.class,
          Customer.class,
          Label.class,
          Note.class,
          Order.class,
          Entry.class,
          Share.class,
          Sum.class,
          Ticket.class,
        }) {
      config.addClass(each);
    }
    settings.accept(config);
    Database database = DatabaseFactory.create(config);
    all.push(database);
    return database;
  }

  @Override
  public void close() {
    all.forEach(each -> each.shutdown(false, false));
    pool.close();
  }
}
