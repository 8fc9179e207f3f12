package dev.outlive.it.program;

import static dev.outlive.it.program.Way.CONNECTION_CLOSED;
import static dev.outlive.it.program.Way.HANDLE_CLOSED;
import static dev.outlive.it.program.Way.MORE_RESULTS;
import static dev.outlive.it.program.Way.ON_COMPLETION;
import static dev.outlive.it.program.Way.OWN_CLOSE;
import static dev.outlive.it.program.Way.REEXECUTED;
import static dev.outlive.it.program.Way.RELEASED;
import static dev.outlive.it.program.Way.RESULT_SET_CLOSED;
import static dev.outlive.it.program.Way.ROLLED_BACK;
import static dev.outlive.it.program.Way.STATEMENT_CLOSED;
import static dev.outlive.it.program.Way.TRANSACTION_ENDED;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Types;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** A kind of JDBC object: how one is come by, and the ways in which one ends. */
enum Kind {
  CONNECTION(Connection.class, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) {
      return fixture.connection();
    }
  },

  /** A physical connection, as a driver's half of a pool gives it to the other half. */
  POOLED_CONNECTION(PooledConnection.class, HANDLE_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.keep(
          fixture
              .database()
              .halfPool()
              .orElseThrow(SQLFeatureNotSupportedException::new)
              .getPooledConnection());
    }
  },

  XA_CONNECTION(XAConnection.class, HANDLE_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.keep(
          fixture
              .database()
              .xaSource()
              .orElseThrow(SQLFeatureNotSupportedException::new)
              .getXAConnection());
    }
  },

  /** What a transaction manager has of a physical connection. */
  XA_RESOURCE(XAResource.class, HANDLE_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return ((XAConnection) XA_CONNECTION.open(fixture)).getXAResource();
    }
  },

  STATEMENT(Statement.class, OWN_CLOSE, ON_COMPLETION, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.keep(fixture.connection().createStatement());
    }
  },

  PREPARED_STATEMENT(PreparedStatement.class, OWN_CLOSE, ON_COMPLETION, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      PreparedStatement statement =
          fixture.connection().prepareStatement(fixture.sql("SELECT id FROM %t WHERE id = ?"));
      statement.setInt(1, 1);
      return fixture.keep(statement);
    }
  },

  CALLABLE_STATEMENT(CallableStatement.class, OWN_CLOSE, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      String call = fixture.database().call();
      if (call.isEmpty()) {
        throw new SQLFeatureNotSupportedException();
      }
      return fixture.keep(fixture.connection().prepareCall(fixture.sql(call)));
    }
  },

  RESULT_SET(
      ResultSet.class,
      OWN_CLOSE,
      STATEMENT_CLOSED,
      REEXECUTED,
      MORE_RESULTS,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.row("SELECT id, name FROM %t");
    }
  },

  /** The result set of a prepared statement. */
  PREPARED_RESULT_SET(
      ResultSet.class,
      OWN_CLOSE,
      STATEMENT_CLOSED,
      REEXECUTED,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      PreparedStatement statement =
          fixture.connection().prepareStatement(fixture.sql("SELECT id FROM %t WHERE id = ?"));
      statement.setInt(1, 1);
      fixture.keep(statement);
      return fixture.keep(statement.executeQuery());
    }
  },

  /** A result set that a driver made up. */
  METADATA_RESULT_SET(ResultSet.class, OWN_CLOSE, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.keep(
          fixture.connection().getMetaData().getTables(null, null, "outlive_none", null));
    }
  },

  KEYS_RESULT_SET(ResultSet.class, OWN_CLOSE, STATEMENT_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      Statement statement = fixture.keep(fixture.connection().createStatement());
      statement.executeUpdate(
          fixture.sql("INSERT INTO %t_keys (name) VALUES ('one')"),
          Statement.RETURN_GENERATED_KEYS);
      ResultSet keys = fixture.keep(statement.getGeneratedKeys());
      keys.next();
      return keys;
    }
  },

  /** The rows of an array; they last as long as the array. */
  ARRAY_RESULT_SET(
      ResultSet.class, OWN_CLOSE, STATEMENT_CLOSED, RESULT_SET_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.row("SELECT a FROM %t").getArray(1).getResultSet();
    }
  },

  /** What a function returned as an out parameter; PostgreSQL only. */
  CURSOR_RESULT_SET(ResultSet.class, OWN_CLOSE, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      if (fixture.database() != Database.POSTGRESQL) {
        throw new SQLFeatureNotSupportedException();
      }
      fixture.begin();
      CallableStatement call =
          fixture.connection().prepareCall(fixture.sql("{? = call %t_rows()}"));
      fixture.keep(call);
      call.registerOutParameter(1, Types.REF_CURSOR);
      call.execute();
      return call.getObject(1);
    }
  },

  RESULT_SET_METADATA(
      ResultSetMetaData.class,
      RESULT_SET_CLOSED,
      STATEMENT_CLOSED,
      REEXECUTED,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.row("SELECT id, name FROM %t").getMetaData();
    }
  },

  PARAMETER_METADATA(ParameterMetaData.class, STATEMENT_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      PreparedStatement statement =
          fixture.connection().prepareStatement(fixture.sql("SELECT id FROM %t WHERE id = ?"));
      return fixture.keep(statement).getParameterMetaData();
    }
  },

  METADATA(DatabaseMetaData.class, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.connection().getMetaData();
    }
  },

  BLOB(
      Blob.class,
      OWN_CLOSE,
      RESULT_SET_CLOSED,
      STATEMENT_CLOSED,
      REEXECUTED,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.lob("b").getBlob(1);
    }
  },

  /** A LOB that nobody asked for by its type. */
  OBJECT_BLOB(Blob.class, OWN_CLOSE, RESULT_SET_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.lob("b").getObject(1);
    }
  },

  NEW_BLOB(Blob.class, OWN_CLOSE, TRANSACTION_ENDED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.connection().createBlob();
    }
  },

  CLOB(
      Clob.class,
      OWN_CLOSE,
      RESULT_SET_CLOSED,
      STATEMENT_CLOSED,
      REEXECUTED,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.lob("c").getClob(1);
    }
  },

  OBJECT_CLOB(Clob.class, OWN_CLOSE, RESULT_SET_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.lob("c").getObject(1);
    }
  },

  NEW_CLOB(Clob.class, OWN_CLOSE, TRANSACTION_ENDED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.connection().createClob();
    }
  },

  NCLOB(NClob.class, OWN_CLOSE, RESULT_SET_CLOSED, STATEMENT_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.lob("n").getNClob(1);
    }
  },

  NEW_NCLOB(NClob.class, OWN_CLOSE, TRANSACTION_ENDED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.connection().createNClob();
    }
  },

  SQLXML(SQLXML.class, OWN_CLOSE, RESULT_SET_CLOSED, STATEMENT_CLOSED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.lob("x").getSQLXML(1);
    }
  },

  NEW_SQLXML(SQLXML.class, OWN_CLOSE, TRANSACTION_ENDED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.connection().createSQLXML();
    }
  },

  ARRAY(
      Array.class,
      OWN_CLOSE,
      RESULT_SET_CLOSED,
      STATEMENT_CLOSED,
      REEXECUTED,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.lob("a").getArray(1);
    }
  },

  NEW_ARRAY(Array.class, OWN_CLOSE, TRANSACTION_ENDED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.connection().createArrayOf("INTEGER", new Object[] {1, 2});
    }
  },

  STRUCT(
      Struct.class,
      RESULT_SET_CLOSED,
      STATEMENT_CLOSED,
      REEXECUTED,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.row("SELECT s FROM %t").getObject(1);
    }
  },

  NEW_STRUCT(Struct.class, TRANSACTION_ENDED, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.connection().createStruct(fixture.database().structType(), new Object[] {1});
    }
  },

  /** No driver here has references of its own; see {@link Reference}. */
  REF(
      Ref.class,
      RESULT_SET_CLOSED,
      STATEMENT_CLOSED,
      REEXECUTED,
      TRANSACTION_ENDED,
      CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      return fixture.row("SELECT r FROM %t").getObject(1);
    }
  },

  /** Used by the connection that it is handed to, not by itself. */
  SAVEPOINT(Savepoint.class, RELEASED, TRANSACTION_ENDED, ROLLED_BACK, CONNECTION_CLOSED) {
    @Override
    Object open(Fixture fixture) throws SQLException {
      fixture.begin();
      return fixture.connection().setSavepoint("outlive");
    }
  };

  private final Class<?> type;
  private final Set<Way> ways;

  Kind(Class<?> type, Way first, Way... more) {
    this.type = type;
    this.ways = EnumSet.of(first, more);
  }

  /** The interface whose methods are called. */
  Class<?> type() {
    return type;
  }

  Set<Way> ways() {
    return ways;
  }

  /** Brings one to light and lets the fixture keep what it hangs on. */
  abstract Object open(Fixture fixture) throws SQLException;

  /** Outlives its result set and statement, by JDBC's own rules. */
  boolean value() {
    return switch (this) {
      case BLOB,
          OBJECT_BLOB,
          NEW_BLOB,
          CLOB,
          OBJECT_CLOB,
          NEW_CLOB,
          NCLOB,
          NEW_NCLOB,
          SQLXML,
          NEW_SQLXML,
          ARRAY,
          NEW_ARRAY,
          STRUCT,
          NEW_STRUCT,
          REF,
          ARRAY_RESULT_SET ->
          true;
      default -> false;
    };
  }

  /** Is, or comes from, a prepared statement. */
  boolean prepared() {
    return this == PREPARED_STATEMENT || this == PREPARED_RESULT_SET;
  }

  /** Is, or belongs to, a physical connection; no handle of a pool's has made it. */
  boolean physical() {
    return this == POOLED_CONNECTION || this == XA_CONNECTION || this == XA_RESOURCE;
  }

  /** Describes what has been; never depends on anything. */
  boolean description() {
    return this == RESULT_SET_METADATA || this == PARAMETER_METADATA;
  }
}
