package dev.outlive.bench.stub;

import java.sql.SQLWarning;
import java.sql.Statement;

/** Twenty rows of numbers. */
final class StubResultSet extends UnsupportedResultSet {

  private static final int ROWS = 20;

  private final StubStatement statement;
  private int row;
  private boolean closed;

  StubResultSet(StubStatement statement) {
    this.statement = statement;
  }

  @Override
  public boolean next() {
    return ++row <= ROWS;
  }

  @Override
  public int getInt(int column) {
    return row + column;
  }

  @Override
  public long getLong(int column) {
    return row + column;
  }

  @Override
  public double getDouble(int column) {
    return row + column;
  }

  @Override
  public boolean getBoolean(int column) {
    return (row + column) % 2 == 0;
  }

  @Override
  public String getString(int column) {
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
