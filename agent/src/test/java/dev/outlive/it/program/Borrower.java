package dev.outlive.it.program;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the handlers of requests do with connections, in order or not. */
final class Borrower implements AutoCloseable {
  private static final String SELECT = "SELECT 1";

  private final HikariDataSource pool = new HikariDataSource();

  /** What nobody closes before the end. */
  private final List<Connection> kept = new CopyOnWriteArrayList<>();

  private volatile ResultSet closed;

  Borrower() {
    pool.setJdbcUrl("jdbc:h2:mem:requests");
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(1);
  }

  Connection borrow() throws SQLException {
    return pool.getConnection();
  }

  void closes() throws SQLException {
    try (Connection connection = borrow()) {
      query(connection);
    }
  }

  Connection keeps() throws SQLException {
    Connection connection = borrow();
    query(connection);
    kept.add(connection);
    return connection;
  }

  void loses() throws SQLException {
    query(borrow());
  }

  /** A result set of a connection that is closed; kept for a later request. */
  ResultSet handsOut() throws SQLException {
    try (Connection connection = borrow()) {
      closed = query(connection);
      return closed;
    }
  }

  /** Reads what was handed out last. */
  void readsTooLate() {
    readsTooLate(closed);
  }

  void readsTooLate(ResultSet rows) {
    try {
      rows.next();
    } catch (SQLException expected) {
      // Closed, as the driver knows.
      return;
    }
    throw new IllegalStateException("H2 has read a result set that is closed");
  }

  static ResultSet query(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    return statement.executeQuery(SELECT);
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : kept) {
      connection.close();
    }
    pool.close();
  }
}
