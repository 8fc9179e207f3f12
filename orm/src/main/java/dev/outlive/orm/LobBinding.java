package dev.outlive.orm;

import java.sql.Blob;
import java.sql.Clob;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.SQLDialect;
import org.jooq.impl.SQLDataType;

/**
 * Hands large objects through as the driver gives them, where jOOQ would read them into memory.
 *
 * @param <T> jOOQ's type
 * @param <L> the driver's
 */
abstract class LobBinding<T, L> implements Binding<T, L> {

  private static final long serialVersionUID = 1L;

  static final DataType<Blob> BLOB = SQLDataType.BLOB.asConvertedDataType(new OfBlob());
  static final DataType<Clob> CLOB = SQLDataType.CLOB.asConvertedDataType(new OfClob());

  private final Class<T> plain;
  private final Class<L> lob;

  private LobBinding(Class<T> plain, Class<L> lob) {
    this.plain = plain;
    this.lob = lob;
  }

  abstract L get(ResultSet rows, int column) throws SQLException;

  abstract void set(PreparedStatement statement, int parameter, L value) throws SQLException;

  /** For SQLite, whose driver has no LOBs: one in memory. */
  abstract L getContents(ResultSet rows, int column) throws SQLException;

  /** For SQLite. */
  abstract void setContents(PreparedStatement statement, int parameter, L value)
      throws SQLException;

  abstract int jdbcType();

  @Override
  public Converter<T, L> converter() {
    return Converter.of(plain, lob, LobBinding::refuse, LobBinding::refuse);
  }

  private static <A, B> B refuse(A value) {
    if (value == null) {
      return null;
    }
    throw new UnsupportedOperationException("A large object is never converted");
  }

  @Override
  public void sql(BindingSQLContext<L> context) {
    context.render().sql("?");
  }

  @Override
  public void set(BindingSetStatementContext<L> context) throws SQLException {
    if (context.value() == null) {
      context.statement().setNull(context.index(), jdbcType());
    } else if (context.family() == SQLDialect.SQLITE) {
      setContents(context.statement(), context.index(), context.value());
    } else {
      set(context.statement(), context.index(), context.value());
    }
  }

  @Override
  public void get(BindingGetResultSetContext<L> context) throws SQLException {
    context.value(
        context.family() == SQLDialect.SQLITE
            ? getContents(context.resultSet(), context.index())
            : get(context.resultSet(), context.index()));
  }

  @Override
  public void register(BindingRegisterContext<L> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void set(BindingSetSQLOutputContext<L> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void get(BindingGetStatementContext<L> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void get(BindingGetSQLInputContext<L> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  private static final class OfBlob extends LobBinding<byte[], Blob> {

    private static final long serialVersionUID = 1L;

    OfBlob() {
      super(byte[].class, Blob.class);
    }

    @Override
    Blob get(ResultSet rows, int column) throws SQLException {
      return rows.getBlob(column);
    }

    @Override
    Blob getContents(ResultSet rows, int column) throws SQLException {
      byte[] contents = rows.getBytes(column);
      return contents == null ? null : new SerialBlob(contents);
    }

    @Override
    void set(PreparedStatement statement, int parameter, Blob value) throws SQLException {
      statement.setBlob(parameter, value);
    }

    @Override
    void setContents(PreparedStatement statement, int parameter, Blob value) throws SQLException {
      statement.setBytes(parameter, value.getBytes(1, Math.toIntExact(value.length())));
    }

    @Override
    int jdbcType() {
      return Types.BLOB;
    }
  }

  private static final class OfClob extends LobBinding<String, Clob> {

    private static final long serialVersionUID = 1L;

    OfClob() {
      super(String.class, Clob.class);
    }

    @Override
    Clob get(ResultSet rows, int column) throws SQLException {
      return rows.getClob(column);
    }

    @Override
    Clob getContents(ResultSet rows, int column) throws SQLException {
      String contents = rows.getString(column);
      return contents == null ? null : new SerialClob(contents.toCharArray());
    }

    @Override
    void set(PreparedStatement statement, int parameter, Clob value) throws SQLException {
      statement.setClob(parameter, value);
    }

    @Override
    void setContents(PreparedStatement statement, int parameter, Clob value) throws SQLException {
      statement.setString(parameter, value.getSubString(1, Math.toIntExact(value.length())));
    }

    @Override
    int jdbcType() {
      return Types.CLOB;
    }
  }
}
