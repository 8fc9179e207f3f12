package app;

import app.sql.LoggedDataSource;
import app.sql.SqlLog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** A database of its own, a pool before it, and a factory of sessions. */
final class Store implements AutoCloseable {
  private static final List<Class<?>> ENTITIES =
      List.of(
          Club.class,
          Contact.class,
          Country.class,
          Customer.class,
          Document.class,
          Envelope.class,
          Folder.class,
          Note.class,
          Order.class,
          Parcel.class,
          Visit.class);

  private static final String URL = "hibernate.connection.url";

  private final SqlLog log = new SqlLog();
  private final HikariDataSource pool;
  private final DataSource logged;
  private final SessionFactory factory;

  /** Of its own in a database of others; else null. */
  private final String schema;

  private Store(HikariConfig config, Map<String, Object> settings) {
    this(config, settings, null);
  }

  private Store(HikariConfig config, Map<String, Object> settings, String schema) {
    this.schema = schema;
    this.pool = new HikariDataSource(config);
    this.logged = LoggedDataSource.around(pool, log);
    this.factory = newFactory(settings);
  }

  static Store h2(String name, Map<String, Object> settings) {
    return new Store(pool(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1"), settings);
  }

  /** In a schema of its own. */
  static Store postgres(String name, String... parameters) throws SQLException {
    String schema = "outlive_orms_" + name + "_" + ProcessHandle.current().pid();
    String url = System.getProperty("outlive.test.postgres.url");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    }
    url += (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
    for (String each : parameters) {
      url += "&" + each;
    }
    return new Store(pool(name, url), Map.of(), schema);
  }

  /** With one connection, for which a borrower may wait as long as the pool lets it by default. */
  static Store ofOne(String name) {
    HikariConfig config = pool(name, "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(30_000);
    return new Store(config, Map.of());
  }

  private static HikariConfig pool(String name, String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(4);
    // A leak is to fail the run, and soon.
    config.setConnectionTimeout(5_000);
    return config;
  }

  /**
   * Another factory over the same database, whose tables are there but for those of new entities.
   */
  SessionFactory another(Map<String, Object> settings, Class<?>... entities) {
    Map<String, Object> all = new HashMap<>();
    all.put("hibernate.hbm2ddl.auto", "update");
    all.putAll(settings);
    return newFactory(all, entities);
  }

  /** The same, with a pool of Hibernate's own. */
  SessionFactory withPoolOfItsOwn() {
    return another(Map.of(URL, pool.getJdbcUrl(), "hibernate.connection.pool_size", 3));
  }

  private SessionFactory newFactory(Map<String, Object> settings, Class<?>... entities) {
    Configuration configuration = new Configuration();
    ENTITIES.forEach(configuration::addAnnotatedClass);
    List.of(entities).forEach(configuration::addAnnotatedClass);
    Properties properties = configuration.getProperties();
    properties.put("hibernate.connection.datasource", logged);
    properties.put("hibernate.hbm2ddl.auto", "create");
    properties.putAll(settings);
    if (settings.containsKey(URL)) {
      properties.remove("hibernate.connection.datasource");
    }
    return configuration.buildSessionFactory();
  }

  /** Twenty customers, each with some of everything. */
  Store filled() throws SQLException {
    for (int i = 1; i <= 20; i++) {
      String country = "insert into Country (id, name) values (%d, 'Country %d')";
      String customer = "insert into customers (id, name, country_id) values (%d, 'Name %d', %d)";
      String club = "insert into Club (id, name) values (%d, 'Club %d')";
      elsewhere(country.formatted(i, i), customer.formatted(i, i, i), club.formatted(i, i));
      for (int n = 1; n <= 2; n++) {
        int id = 10 * i + n;
        elsewhere(
            "insert into orders (id, item, customer_id) values (%d, 'Item %d', %d)"
                .formatted(id, n, i),
            "insert into Parcel (id, weight, order_id) values (%d, 'Weight %d', %d)"
                .formatted(id, n, id),
            "insert into Note (id, text, customer_id) values (%d, 'Note %d', %d)"
                .formatted(id, n, i),
            "insert into Contact (id, kind, address, customer_id) values (%d, 'kind %d', 'at %d',%d)"
                .formatted(id, n, n, i),
            "insert into Visit (id, turn, customer_id) values (%d, %d, %d)".formatted(id, n, i),
            "insert into customer_tags (customer_id, tag) values (%d, 'tag %d')".formatted(i, n),
            "insert into customer_steps (customer_id, step, position) values (%d, 'step %d', %d)"
                .formatted(i, n, 2 - n),
            "insert into customer_nicknames (customer_id, nickname) values (%d, 'nick %d')"
                .formatted(i, n),
            "insert into customer_codes (customer_id, name, code) values (%d, 'key %d', 'code %d')"
                .formatted(i, n, n));
      }
      elsewhere(
          "insert into customer_clubs (customer_id, club_id) values (%d, %d)".formatted(i, i));
    }
    return this;
  }

  SessionFactory factory() {
    return factory;
  }

  SqlLog log() {
    return log;
  }

  /** Where its database is. */
  String url() {
    return pool.getJdbcUrl();
  }

  HikariDataSource pool() {
    return pool;
  }

  /** A connection that goes into the log. */
  Connection logged() throws SQLException {
    return logged.getConnection();
  }

  Session open() {
    return factory.openSession();
  }

  /** Runs SQL past Hibernate and past the log. */
  void elsewhere(String... sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  /** Rows, past Hibernate and past the log. */
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
  public void close() throws SQLException {
    factory.close();
    if (schema != null) {
      elsewhere("drop schema " + schema + " cascade");
    }
    pool.close();
  }
}
