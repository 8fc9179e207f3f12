package dev.outlive.bench.stub;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLWarning;

/** A statement that takes any parameter and answers any query. */
final class StubStatement extends UnsupportedStatement {

  private final StubConnection connection;
  private StubResultSet rows;
  private boolean closed;

  StubStatement(StubConnection connection) {
    this.connection = connection;
  }

  @Override
  public void setInt(int index, int value) {}

  @Override
  public ResultSet executeQuery() {
    rows = new StubResultSet(this);
    return rows;
  }

  @Override
  public ResultSet executeQuery(String sql) {
    return executeQuery();
  }

  @Override
  public boolean execute(String sql) {
    return false;
  }

  @Override
  public Connection getConnection() {
    return connection;
  }

  @Override
  public void close() {
    closed = true;
    if (rows != null) {
      rows.close();
    }
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isCloseOnCompletion() {
    return false;
  }

  @Override
  public boolean isPoolable() {
    return false;
  }

  @Override
  public SQLWarning getWarnings() {
    return null;
  }

  @Override
  public void clearWarnings() {}

  @Override
  public void clearParameters() {}

  @Override
  public int getQueryTimeout() {
    return 0;
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
