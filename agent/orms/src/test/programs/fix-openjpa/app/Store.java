package app;

import app.sql.LoggedDataSource;
import app.sql.SqlLog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.apache.openjpa.persistence.PersistenceProviderImpl;
import org.apache.openjpa.persistence.PersistenceUnitInfoImpl;
import org.h2.jdbcx.JdbcDataSource;

/** A database of its own, a pool before it, and a factory of entity managers. */
final class Store implements AutoCloseable {
  private static final List<Class<?>> ENTITIES =
      List.of(
          Country.class,
          Customer.class,
          Office.class,
          Office.Address.class,
          Order.class,
          Parcel.class,
          Party.class,
          Seat.class,
          Seat.Place.class);

  /** To read what was not loaded is refused. */
  static final Map<String, Object> STRICT =
      Map.of("openjpa.DetachState", "loaded(AccessUnloaded=false)");

  private final SqlLog log = new SqlLog();
  private final HikariDataSource pool;
  private final DataSource logged;
  private final EntityManagerFactory factory;

  private Store(String name, Map<String, Object> settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setMaximumPoolSize(4);
    // A leak is to fail the run, and soon.
    config.setConnectionTimeout(5_000);
    this.pool = new HikariDataSource(config);
    this.logged = LoggedDataSource.around(pool, log);
    this.factory = another(settings);
  }

  /** Twenty customers, each with some of everything. */
  static Store filled(String name, Map<String, Object> settings) throws SQLException {
    Store store = new Store(name, settings);
    store.elsewhere(
        "create table countries (id bigint primary key, name varchar(80), motto varchar(80), neighbour_id bigint)",
        "create table customers (id bigint primary key, name varchar(80), bio clob, points int, country_id bigint)",
        "create table orders (id bigint primary key, item varchar(80), customer_id bigint)",
        "create table customer_tags (customer_id bigint, tag varchar(80))",
        "create table customer_codes (customer_id bigint, name varchar(80), code varchar(80))",
        "create table offices (id bigint primary key, street varchar(80), country_id bigint)",
        "create table office_visits (office_id bigint, visit varchar(80))",
        "create table parcels (id bigint primary key, origin_id bigint)",
        "create table seats (hall int, number int, country_id bigint, parcel_id bigint, primary key (hall, number))",
        "create table seat_signs (hall int, number int, sign varchar(80))",
        "insert into countries select x, 'Country ' || x, 'Motto ' || x, x + 1 from system_range(1, 40)",
        "insert into customers select x, 'Name ' || x, 'Bio ' || x, x, x from system_range(1, 20)",
        "insert into orders select 10 * x + 1, 'Item 1', x from system_range(1, 20)",
        "insert into orders select 10 * x + 2, 'Item 2', x from system_range(1, 20)",
        "insert into customer_tags select x, 'tag 1' from system_range(1, 20)",
        "insert into customer_tags select x, 'tag 2' from system_range(1, 20)",
        "insert into customer_codes select x, 'key 1', 'code 1' from system_range(1, 20)",
        "insert into customer_codes select x, 'key 2', 'code 2' from system_range(1, 20)",
        "insert into offices values (1, 'Street 1', 1)",
        "insert into office_visits values (1, 'visit 1')",
        "insert into parcels values (1, 1)",
        "insert into seats values (1, 2, 1, 1)",
        "insert into seat_signs values (1, 2, 'sign')");
    // What OpenJPA asks of a database at first is not part of what is counted.
    EntityManager em = store.open();
    em.find(Country.class, 40L);
    em.close();
    return store;
  }

  /** A factory over the same database. */
  EntityManagerFactory another(Map<String, Object> settings) {
    return another(logged, settings);
  }

  /** The same, with connections of OpenJPA's own. */
  EntityManagerFactory withConnectionsOfItsOwn() {
    return another(
        null,
        Map.of(
            "openjpa.ConnectionURL",
            pool.getJdbcUrl(),
            "openjpa.ConnectionDriverName",
            "org.h2.Driver"));
  }

  static EntityManagerFactory another(DataSource source, Map<String, Object> settings) {
    PersistenceUnitInfoImpl unit = new PersistenceUnitInfoImpl();
    unit.setPersistenceUnitName("store");
    // Otherwise it is as in JPA 1: what is detached is a copy.
    unit.setPersistenceXMLSchemaVersion("3.0");
    ENTITIES.forEach(entity -> unit.addManagedClassName(entity.getName()));
    unit.setNonJtaDataSource(source);
    unit.setJtaDataSource(source);
    Map<String, Object> all = new HashMap<>(STRICT);
    all.put("openjpa.RuntimeUnenhancedClasses", "unsupported");
    all.putAll(settings);
    return new PersistenceProviderImpl().createContainerEntityManagerFactory(unit, all);
  }

  /** A database as its driver hands it out. */
  static DataSource driver(String name) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:" + name);
    return source;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  SqlLog log() {
    return log;
  }

  HikariDataSource pool() {
    return pool;
  }

  /** Goes into the log. */
  DataSource logged() {
    return logged;
  }

  EntityManager open() {
    return factory.createEntityManager();
  }

  /** Loads in a round: nothing is copied in the first, as the thread holds a connection then. */
  <T> T led(int round, Callable<T> lead) {
    try (Connection held = round == 1 ? pool.getConnection() : null) {
      return lead.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs SQL past OpenJPA and past the log. */
  void elsewhere(String... sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : sql) {
        statement.execute(each);
      }
    }
  }

  /** Rows, past OpenJPA and past the log. */
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
