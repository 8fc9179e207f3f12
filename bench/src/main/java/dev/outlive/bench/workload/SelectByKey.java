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

  /** Of its own for each process: two may run at the same time on one server. */
  private static final String TABLE = "bench_account_" + ProcessHandle.current().pid();

  private static final String SELECT = "select name, balance from " + TABLE + " where id = ?";

  SelectByKey(Source source) {
    super(source);
  }

  @Override
  void open() throws Exception {
    super.open();
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists " + TABLE);
      statement.execute(
          "create table " + TABLE + " (id int primary key, name varchar(40), balance bigint)");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into " + TABLE + " values (?, ?, ?)")) {
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
      statement.execute("drop table " + TABLE);
    }
    super.close();
  }

  @Override
  long once() throws SQLException {
    int id = ThreadLocalRandom.current().nextInt(ROWS) + 1;
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setInt(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1).length() + rows.getLong(2);
      }
    }
  }
}
