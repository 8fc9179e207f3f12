package dev.outlive.bench.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;

/** Selects a row by its primary key. */
abstract class SelectByKey extends Pooled {

  private static final int ROWS = 1_000;

  SelectByKey(Source source) {
    super(source);
  }

  @Override
  public void open() throws Exception {
    super.open();
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists bench_account");
      statement.execute(
          "create table bench_account (id int primary key, name varchar(40), balance bigint)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into bench_account values (?, ?, ?)")) {
        for (int id = 1; id <= ROWS; id++) {
          insert.setInt(1, id);
          insert.setString(2, "account");
          insert.setLong(3, 3);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  @Override
  public void close() throws Exception {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table bench_account");
    }
    super.close();
  }

  @Override
  long once() throws SQLException {
    int id = ThreadLocalRandom.current().nextInt(ROWS) + 1;
    try (Connection connection = connection();
        PreparedStatement statement =
            connection.prepareStatement("select name, balance from bench_account where id = ?")) {
      statement.setInt(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1).length() + rows.getLong(2);
      }
    }
  }
}
