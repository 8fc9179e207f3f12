package dev.outlive.bench.workload;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The mistake: reads a result set whose connection has gone back to the pool; always at the same
 * place.
 */
public class LateRead extends Pooled {

  public LateRead() {
    super(Source.STUB);
  }

  @Override
  long once() throws SQLException {
    ResultSet rows = query();
    try {
      return rows.next() ? rows.getInt(1) : 0;
    } catch (SQLException e) {
      return 0; // As it should be.
    }
  }

  private ResultSet query() throws SQLException {
    try (Connection connection = connection()) {
      return connection.createStatement().executeQuery("select a from t");
    }
  }
}
