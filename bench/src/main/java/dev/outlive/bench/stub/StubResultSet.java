package dev.outlive.bench.stub;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import javax.sql.rowset.RowSetMetaDataImpl;

/** Twenty rows of numbers. */
final class StubResultSet extends UnsupportedResultSet {

  private static final int ROWS = 20;
  private static final ResultSetMetaData COLUMNS = columns();

  private final StubStatement statement;
  private int row;
  private boolean closed;

  StubResultSet(StubStatement statement) {
    this.statement = statement;
  }

  private static ResultSetMetaData columns() {
    try {
      RowSetMetaDataImpl columns = new RowSetMetaDataImpl();
      columns.setColumnCount(5);
      for (int column = 1; column <= 5; column++) {
        columns.setColumnName(column, "column" + column);
        columns.setColumnLabel(column, "column" + column);
        columns.setColumnType(column, Types.BIGINT);
      }
      return columns;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check() throws SQLException {
    if (closed) {
      throw new SQLException("The result set is closed", "24000");
    }
  }

  @Override
  public boolean next() throws SQLException {
    check();
    return ++row <= ROWS;
  }

  @Override
  public int getInt(int column) throws SQLException {
    check();
    return row + column;
  }

  @Override
  public long getLong(int column) throws SQLException {
    check();
    return row + column;
  }

  @Override
  public double getDouble(int column) throws SQLException {
    check();
    return row + column;
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    check();
    return (row + column) % 2 == 0;
  }

  @Override
  public String getString(int column) throws SQLException {
    check();
    return "text";
  }

  @Override
  public boolean wasNull() {
    return false;
  }

  @Override
  public int getRow() {
    return row > ROWS ? 0 : row;
  }

  @Override
  public ResultSetMetaData getMetaData() {
    return COLUMNS;
  }

  @Override
  public Statement getStatement() {
    return statement;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public SQLWarning getWarnings() {
    return null;
  }

  @Override
  public void clearWarnings() {}

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
