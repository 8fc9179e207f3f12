package app;

import app.sql.LoggedDataSource;
import app.sql.SqlLog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.JpaHelper;

/** A database of its own, a pool before it, and a factory of entity managers. */
final class Store implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "create table customers (id bigint primary key, name varchar(10000), bio clob)",
          "create table orders (id bigint primary key, item varchar(80), customer_id bigint)",
          "create table notes (id bigint primary key, text varchar(80), customer_id bigint)",
          "create table customer_tags (customer_id bigint, tag varchar(80))",
          "create table parcels (id bigint primary key, sender_id bigint, receiver_id bigint)");

  private static final String SOURCE = "jakarta.persistence.nonJtaDataSource";
  private static final String URL = "jakarta.persistence.jdbc.url";

  private static int factories;

  private final SqlLog log = new SqlLog();
  private final HikariDataSource pool;
  private final DataSource logged;
  private final EntityManagerFactory factory;

  private Store(String name, int connections) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(connections);
    // A leak is to fail the run, and soon; a borrower of the only one may have to wait.
    config.setConnectionTimeout(connections == 1 ? 30_000 : 5_000);
    pool = new HikariDataSource(config);
    logged = LoggedDataSource.around(pool, log);
    factory = another(Map.of());
  }

  static Store named(String name) {
    return new Store(name, 4);
  }

  /** With one connection, for which a borrower may wait as long as the pool lets it by default. */
  static Store ofOne(String name) {
    return new Store(name, 1);
  }

  /** Another factory over the same database. */
  EntityManagerFactory another(Map<String, Object> settings) {
    return another(logged, settings);
  }

  EntityManagerFactory another(DataSource source, Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put(SOURCE, source);
    // Otherwise factories of one unit would share one session.
    all.put("eclipselink.session-name", "store-" + ++factories);
    all.put("eclipselink.logging.level", "OFF");
    all.putAll(settings);
    if (settings.containsKey(URL)) {
      all.remove(SOURCE);
    }
    return Persistence.createEntityManagerFactory("shop", all);
  }

  /** The same, with a pool of EclipseLink's own. */
  EntityManagerFactory withPoolOfItsOwn() {
    return another(Map.of(URL, pool.getJdbcUrl()));
  }

  /** Twenty customers, each with two of everything. */
  Store filled() throws SQLException {
    elsewhere(TABLES.toArray(String[]::new));
    for (int i = 1; i <= 20; i++) {
      elsewhere(
          "insert into customers values (%d, 'Name %d', 'Bio %d')".formatted(i, i, i),
          "insert into parcels values (%d, %d, %d)".formatted(i, i, i));
      for (int n = 1; n <= 2; n++) {
        int id = 10 * i + n;
        elsewhere(
            "insert into orders values (%d, 'Item %d', %d)".formatted(id, n, i),
            "insert into notes values (%d, 'Note %d', %d)".formatted(id, n, i),
            "insert into customer_tags values (%d, 'tag %d')".formatted(i, n));
      }
    }
    return this;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  EntityManager open() {
    return factory.createEntityManager();
  }

  SqlLog log() {
    return log;
  }

  HikariDataSource pool() {
    return pool;
  }

  DataSource logged() {
    return logged;
  }

  /** Nothing is to come from the cache that all entity managers share. */
  void forget() {
    forget(factory);
  }

  static void forget(EntityManagerFactory factory) {
    JpaHelper.getServerSession(factory).getIdentityMapAccessor().initializeAllIdentityMaps();
  }

  /** How many entities of a class that cache has. */
  int shared(Class<?> entity) {
    return JpaHelper.getServerSession(factory)
        .getIdentityMapAccessor()
        .getAllFromIdentityMap(
            null,
            entity,
            new org.eclipse.persistence.sessions.DatabaseRecord(),
            org.eclipse.persistence.queries.InMemoryQueryIndirectionPolicy
                .SHOULD_IGNORE_EXCEPTION_RETURN_NOT_CONFORMED,
            true)
        .size();
  }

  /** Runs SQL past EclipseLink and past the log. */
  void elsewhere(String... sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  /** Rows, past EclipseLink and past the log. */
  List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        StringJoiner row = new StringJoiner(" ");
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getObject(i)));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Override
  public void close() {
    factory.close();
    pool.close();
  }
}
