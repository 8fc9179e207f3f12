package app;

import app.sql.LoggedDataSource;
import app.sql.SqlLog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.TransactionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** A database of its own, with twenty customers who have two of everything. */
final class Stock implements AutoCloseable {
  private static final int CUSTOMERS = 20;

  private final SqlLog log = new SqlLog();
  private final HikariDataSource pool;
  private final DataSource logged;
  private final SqlSessionFactory factory;

  private Stock(String name) {
    pool = pool(name);
    logged = LoggedDataSource.around(pool, log);
    factory = another(configuration -> {});
  }

  static Stock filled(String name) throws SQLException {
    Stock stock = new Stock(name);
    stock.run(
        "create table customers (id bigint primary key, name varchar(80), bio clob)",
        "create table orders (id bigint primary key, item varchar(80), customer_id bigint)",
        "create table notes (id bigint auto_increment primary key, text varchar(20000),"
            + " customer_id bigint)");
    for (int i = 1; i <= CUSTOMERS; i++) {
      stock.run(
          "insert into customers values (" + i + ", 'Name " + i + "', 'Bio " + i + "')",
          "insert into notes (text, customer_id) values ('Note 1', " + i + ")",
          "insert into notes (text, customer_id) values ('Note 2', " + i + ")");
      for (int j = 1; j <= 2; j++) {
        stock.run("insert into orders values (" + (10 * i + j) + ", 'Item " + j + "', " + i + ")");
      }
    }
    return stock;
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

  /** How often a statement's rows were limited, and how often that was taken back. */
  String limits() {
    return log.calls("setMaxRows=some") + "/" + log.calls("setMaxRows=0");
  }

  DataSource source() {
    return logged;
  }

  SqlSessionFactory factory() {
    return factory;
  }

  SqlSessionFactory another(Consumer<Configuration> settings) {
    return another(logged, new JdbcTransactionFactory(), settings);
  }

  static SqlSessionFactory another(
      DataSource source, TransactionFactory transactions, Consumer<Configuration> settings) {
    Configuration configuration = new Configuration();
    configuration.setEnvironment(new Environment("stock", transactions, source));
    configuration.setLazyLoadingEnabled(true);
    settings.accept(configuration);
    configuration.addMapper(ShopMapper.class);
    configuration.addMapper(KeptMapper.class);
    configuration.addMapper(StockMapper.class);
    return new SqlSessionFactoryBuilder().build(configuration);
  }

  @Override
  public void close() {
    pool.close();
  }
}
