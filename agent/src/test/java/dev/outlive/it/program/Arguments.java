package dev.outlive.it.program;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLType;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/** Arguments that a live object of the right kind can do something with, by their type. */
final class Arguments {

  private final Database database;
  private final String catalog;
  private final String schema;
  private int branches;

  Arguments(Database database, String catalog, String schema) {
    this.database = database;
    this.catalog = catalog;
    this.schema = schema;
  }

  Object[] of(Method method) {
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = of(method, types[i], i);
    }
    return arguments;
  }

  private Object of(Method method, Class<?> type, int position) {
    if (type == int.class) {
      return number(method, position);
    }
    if (type == String.class) {
      return text(method);
    }
    if (type == boolean.class) {
      return method.getName().equals("setAutoCommit");
    }
    return of(type);
  }

  private static int number(Method method, int position) {
    return switch (method.getName()) {
      case "setNetworkTimeout" -> 60_000;
      case "setQueryTimeout" -> 60;
      case "setTransactionIsolation" -> Connection.TRANSACTION_SERIALIZABLE;
      case "setFetchDirection" -> ResultSet.FETCH_FORWARD;
      case "start" -> XAResource.TMNOFLAGS;
      case "end" -> XAResource.TMSUCCESS;
      case "recover" -> XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN;
      case "createStatement" -> cursor(position);
      case "prepareStatement", "prepareCall" ->
          method.getParameterCount() == 2 ? Statement.RETURN_GENERATED_KEYS : cursor(position - 1);
      default -> 1;
    };
  }

  private static int cursor(int position) {
    return switch (position) {
      case 0 -> ResultSet.TYPE_FORWARD_ONLY;
      case 1 -> ResultSet.CONCUR_READ_ONLY;
      default -> ResultSet.HOLD_CURSORS_OVER_COMMIT;
    };
  }

  private String text(Method method) {
    if (method.getDeclaringClass() == DatabaseMetaData.class) {
      return "outlive_none";
    }
    return switch (method.getName()) {
      case "setCatalog" -> catalog;
      case "setSchema" -> schema;
      case "setSavepoint", "setCursorName" -> "outlive";
      case "createArrayOf" -> "INTEGER";
      case "createStruct" -> database.structType();
      case "addBatch", "executeUpdate", "executeLargeUpdate" ->
          database.sql("UPDATE %t SET name = 'two' WHERE id = 0");
      case "execute", "executeQuery", "nativeSQL", "prepareStatement" ->
          database.sql("SELECT id FROM %t");
      case "prepareCall" -> database.sql(database.call());
      default -> "id";
    };
  }

  private Object of(Class<?> type) {
    if (type == long.class) {
      return 1L;
    }
    if (type == short.class) {
      return (short) 1;
    }
    if (type == byte.class) {
      return (byte) 1;
    }
    if (type == float.class) {
      return 1F;
    }
    if (type == double.class) {
      return 1D;
    }
    if (type == BigDecimal.class) {
      return BigDecimal.ONE;
    }
    if (type == Date.class) {
      return new Date(0);
    }
    if (type == Time.class) {
      return new Time(0);
    }
    if (type == Timestamp.class) {
      return new Timestamp(0);
    }
    if (type == Calendar.class) {
      return Calendar.getInstance();
    }
    if (type == InputStream.class) {
      return new ByteArrayInputStream(new byte[] {1});
    }
    if (type == Reader.class) {
      return new StringReader("1");
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == Properties.class) {
      return new Properties();
    }
    if (type == Class.class) {
      return String.class;
    }
    if (type == Xid.class) {
      return new Branch(branches++);
    }
    if (type == Object.class) {
      return "1";
    }
    if (type == SQLType.class) {
      return JDBCType.INTEGER;
    }
    if (type == Executor.class) {
      return (Executor) Runnable::run;
    }
    if (type == byte[].class) {
      return new byte[] {1};
    }
    if (type == int[].class) {
      return new int[] {1};
    }
    if (type == String[].class) {
      return new String[] {"id"};
    }
    if (type == Object[].class) {
      return new Object[] {1};
    }
    return null;
  }
}
