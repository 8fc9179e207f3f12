package dev.outlive.bench.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Borrows, prepares, executes, reads twenty rows by five getters each, and closes all. */
public class ReadRows extends Pooled {

  public ReadRows() {
    super(Source.STUB);
  }

  @Override
  long once() throws SQLException {
    try (Connection connection = connection();
        PreparedStatement statement =
            connection.prepareStatement("select a, b, c, d, e from t where id = ?")) {
      statement.setInt(1, 42);
      try (ResultSet rows = statement.executeQuery()) {
        long sum = 0;
        while (rows.next()) {
          sum += rows.getInt(1);
          sum += rows.getLong(2);
          sum += rows.getString(3).length();
          sum += (long) rows.getDouble(4);
          sum += rows.getBoolean(5) ? 1 : 0;
        }
        return sum;
      }
    }
  }
}
