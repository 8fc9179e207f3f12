package dev.outlive.ledger;

import dev.outlive.report.Subject;
import dev.outlive.weave.JdbcKind;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import javax.sql.PooledConnection;

/** What an object is to JDBC. Only reached once the host uses {@code java.sql}. */
final class Kinds {
  private Kinds() {}

  /** The kind of an object whose declared type said little, or null if it is not bound. */
  static JdbcKind of(Object object) {
    if (object instanceof ResultSet) {
      return JdbcKind.RESULT_SET;
    }
    if (object instanceof CallableStatement) {
      return JdbcKind.CALLABLE_STATEMENT;
    }
    if (object instanceof PreparedStatement) {
      return JdbcKind.PREPARED_STATEMENT;
    }
    if (object instanceof Statement) {
      return JdbcKind.STATEMENT;
    }
    if (object instanceof Connection) {
      return JdbcKind.CONNECTION;
    }
    if (object instanceof DatabaseMetaData) {
      return JdbcKind.DATABASE_META_DATA;
    }
    return ofValue(object);
  }

  private static JdbcKind ofValue(Object object) {
    if (object instanceof Blob) {
      return JdbcKind.BLOB;
    }
    // Drivers have one class for both; an NClob has no methods of its own that would tell.
    if (object instanceof Clob) {
      return JdbcKind.CLOB;
    }
    if (object instanceof Array) {
      return JdbcKind.ARRAY;
    }
    if (object instanceof SQLXML) {
      return JdbcKind.SQLXML;
    }
    if (object instanceof Ref) {
      return JdbcKind.REF;
    }
    if (object instanceof Struct) {
      return JdbcKind.STRUCT;
    }
    if (object instanceof Savepoint) {
      return JdbcKind.SAVEPOINT;
    }
    return object instanceof PooledConnection ? JdbcKind.POOLED_CONNECTION : null;
  }

  /** The contract's word for a kind. */
  static Subject.Kind subject(JdbcKind kind) {
    return switch (kind) {
      case STATEMENT, PREPARED_STATEMENT, CALLABLE_STATEMENT -> Subject.Kind.STATEMENT;
      case RESULT_SET -> Subject.Kind.RESULT_SET;
      case BLOB, CLOB, NCLOB -> Subject.Kind.LOB;
      case ARRAY, STRUCT, REF -> Subject.Kind.ARRAY;
      case SQLXML -> Subject.Kind.XML;
      case SAVEPOINT -> Subject.Kind.SAVEPOINT;
      case DATABASE_META_DATA -> Subject.Kind.METADATA;
      default -> Subject.Kind.CONNECTION;
    };
  }

  /** Whether this handle, which has just been asked to close, is closed. */
  static boolean closed(Object connection, boolean ifItWillNotSay) {
    try {
      return !(connection instanceof Connection handle) || handle.isClosed();
    } catch (Throwable t) {
      // A home-made wrapper may lack the method, or fail in ways of its own.
      return ifItWillNotSay;
    }
  }
}
