package dev.outlive.fix;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a result set's metadata said while its connection was open. Immutable. */
final class CopiedMetaData implements ResultSetMetaData {
  private final List<Column> columns;

  private CopiedMetaData(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  private record Column(
      String label,
      String name,
      String table,
      String schema,
      String catalog,
      String className,
      String typeName,
      int type,
      int displaySize,
      int precision,
      int scale,
      int nullable,
      boolean autoIncrement,
      boolean caseSensitive,
      boolean searchable,
      boolean currency,
      boolean signed,
      boolean readOnly,
      boolean writable,
      boolean definitelyWritable) {}

  static CopiedMetaData of(ResultSetMetaData from) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= from.getColumnCount(); i++) {
      columns.add(
          new Column(
              from.getColumnLabel(i),
              from.getColumnName(i),
              from.getTableName(i),
              from.getSchemaName(i),
              from.getCatalogName(i),
              from.getColumnClassName(i),
              from.getColumnTypeName(i),
              from.getColumnType(i),
              from.getColumnDisplaySize(i),
              from.getPrecision(i),
              from.getScale(i),
              from.isNullable(i),
              from.isAutoIncrement(i),
              from.isCaseSensitive(i),
              from.isSearchable(i),
              from.isCurrency(i),
              from.isSigned(i),
              from.isReadOnly(i),
              from.isWritable(i),
              from.isDefinitelyWritable(i)));
    }
    return new CopiedMetaData(columns);
  }

  private Column column(int number) throws SQLException {
    if (number < 1 || number > columns.size()) {
      throw new SQLException("There is no column " + number, "42S22");
    }
    return columns.get(number - 1);
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public String getColumnLabel(int number) throws SQLException {
    return column(number).label();
  }

  @Override
  public String getColumnName(int number) throws SQLException {
    return column(number).name();
  }

  @Override
  public String getTableName(int number) throws SQLException {
    return column(number).table();
  }

  @Override
  public String getSchemaName(int number) throws SQLException {
    return column(number).schema();
  }

  @Override
  public String getCatalogName(int number) throws SQLException {
    return column(number).catalog();
  }

  @Override
  public String getColumnClassName(int number) throws SQLException {
    return column(number).className();
  }

  @Override
  public String getColumnTypeName(int number) throws SQLException {
    return column(number).typeName();
  }

  @Override
  public int getColumnType(int number) throws SQLException {
    return column(number).type();
  }

  @Override
  public int getColumnDisplaySize(int number) throws SQLException {
    return column(number).displaySize();
  }

  @Override
  public int getPrecision(int number) throws SQLException {
    return column(number).precision();
  }

  @Override
  public int getScale(int number) throws SQLException {
    return column(number).scale();
  }

  @Override
  public int isNullable(int number) throws SQLException {
    return column(number).nullable();
  }

  @Override
  public boolean isAutoIncrement(int number) throws SQLException {
    return column(number).autoIncrement();
  }

  @Override
  public boolean isCaseSensitive(int number) throws SQLException {
    return column(number).caseSensitive();
  }

  @Override
  public boolean isSearchable(int number) throws SQLException {
    return column(number).searchable();
  }

  @Override
  public boolean isCurrency(int number) throws SQLException {
    return column(number).currency();
  }

  @Override
  public boolean isSigned(int number) throws SQLException {
    return column(number).signed();
  }

  @Override
  public boolean isReadOnly(int number) throws SQLException {
    return column(number).readOnly();
  }

  @Override
  public boolean isWritable(int number) throws SQLException {
    return column(number).writable();
  }

  @Override
  public boolean isDefinitelyWritable(int number) throws SQLException {
    return column(number).definitelyWritable();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("Not a wrapper for " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
