package app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables and what is in them: one customer with two of everything. */
final class Database {
  static final long CUSTOMER = 1;
  static final long ORDER = 11;

  private static final List<String> SCRIPT =
      List.of(
          "create table customers (id bigint primary key, name varchar(80), bio clob)",
          "create table orders (id bigint primary key, item varchar(80), customer_id bigint)",
          "create table notes (id bigint primary key, text varchar(80), customer_id bigint)",
          "create table customer_tags (customer_id bigint, tag varchar(80))",
          "insert into customers values (1, 'Ada', 'born in 1815')",
          "insert into orders values (11, 'ink', 1), (12, 'pen', 1)",
          "insert into notes values (21, 'calls back', 1), (22, 'pays late', 1)",
          "insert into customer_tags values (1, 'new'), (1, 'vip')");

  private Database() {}

  static HikariDataSource filled() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setPoolName("shop");
    config.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
    // A leak is to fail the run, and soon.
    config.setConnectionTimeout(5_000);
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String line : SCRIPT) {
        statement.execute(line);
      }
    }
    return pool;
  }
}
