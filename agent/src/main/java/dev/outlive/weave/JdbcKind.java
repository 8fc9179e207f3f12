package dev.outlive.weave;

import java.util.HashMap;
import java.util.Map;

/**
 * The interfaces whose implementations are woven: those of {@code java.sql} and {@code javax.sql},
 * and the one outside them that an {@code XAConnection} hands out.
 */
public enum JdbcKind {
  DRIVER("java/sql/Driver", false),
  DATA_SOURCE("javax/sql/DataSource", false),
  CONNECTION_POOL_DATA_SOURCE("javax/sql/ConnectionPoolDataSource", false),
  XA_DATA_SOURCE("javax/sql/XADataSource", false),
  CONNECTION_BUILDER("java/sql/ConnectionBuilder", false),
  POOLED_CONNECTION_BUILDER("javax/sql/PooledConnectionBuilder", false),
  XA_CONNECTION_BUILDER("javax/sql/XAConnectionBuilder", false),
  CONNECTION_EVENT_LISTENER("javax/sql/ConnectionEventListener", false),
  POOLED_CONNECTION("javax/sql/PooledConnection", true),
  XA_CONNECTION("javax/sql/XAConnection", POOLED_CONNECTION),
  XA_RESOURCE("javax/transaction/xa/XAResource", true),
  CONNECTION("java/sql/Connection", true),
  STATEMENT("java/sql/Statement", true),
  PREPARED_STATEMENT("java/sql/PreparedStatement", STATEMENT),
  CALLABLE_STATEMENT("java/sql/CallableStatement", PREPARED_STATEMENT),
  RESULT_SET("java/sql/ResultSet", true),
  DATABASE_META_DATA("java/sql/DatabaseMetaData", true),
  SAVEPOINT("java/sql/Savepoint", true),
  BLOB("java/sql/Blob", true),
  CLOB("java/sql/Clob", true),
  NCLOB("java/sql/NClob", CLOB),
  SQLXML("java/sql/SQLXML", true),
  ARRAY("java/sql/Array", true),
  REF("java/sql/Ref", true),
  STRUCT("java/sql/Struct", true),
  RESULT_SET_META_DATA("java/sql/ResultSetMetaData", false),
  PARAMETER_META_DATA("java/sql/ParameterMetaData", false);

  private static final Map<String, JdbcKind> BY_NAME = new HashMap<>();

  static {
    for (JdbcKind kind : values()) {
      BY_NAME.put(kind.internalName, kind);
    }
  }

  private final String internalName;
  private final boolean bound;
  private final int masks;

  JdbcKind(String internalName, boolean bound) {
    this.internalName = internalName;
    this.bound = bound;
    this.masks = mask();
  }

  JdbcKind(String internalName, JdbcKind extended) {
    this.internalName = internalName;
    this.bound = extended.bound;
    this.masks = mask() | extended.masks;
  }

  /** The name as it stands in class files. */
  public String internalName() {
    return internalName;
  }

  /** The name as a user knows it, such as {@code java.sql.ResultSet}. */
  public String typeName() {
    return internalName.replace('/', '.');
  }

  /** Whether its objects are only good while a life lasts, and so carry a stamp. */
  boolean bound() {
    return bound;
  }

  /** Whether it is a value that a result set gave: good until its connection ends. */
  public boolean value() {
    return switch (this) {
      case BLOB, CLOB, NCLOB, ARRAY, SQLXML, REF, STRUCT -> true;
      default -> false;
    };
  }

  /** Whether it is one of the three kinds of statement. */
  public boolean statement() {
    return this == STATEMENT || this == PREPARED_STATEMENT || this == CALLABLE_STATEMENT;
  }

  /** Whether what is done with an object that carries no stamp is of no interest. */
  boolean onlyStamped() {
    return statement() || this == RESULT_SET || this == DATABASE_META_DATA || value();
  }

  /** Whether auto-fix copies its values. */
  public boolean copied() {
    return switch (this) {
      case RESULT_SET, BLOB, CLOB, NCLOB, ARRAY, SQLXML -> true;
      default -> false;
    };
  }

  int mask() {
    return 1 << ordinal();
  }

  /** The masks of it and of what it extends. */
  int masks() {
    return masks;
  }

  /** Whether a class of these kinds is JDBC's own: a driver's or a wrapper's, not just a source. */
  static boolean anyOfJdbc(int kinds) {
    return anyBound(kinds)
        || (kinds & (RESULT_SET_META_DATA.mask() | PARAMETER_META_DATA.mask())) != 0;
  }

  static boolean anyBound(int kinds) {
    for (JdbcKind kind : values()) {
      if (kind.bound && (kinds & kind.mask()) != 0) {
        return true;
      }
    }
    return false;
  }

  /** The kind of this interface, or null. */
  static JdbcKind named(String internalName) {
    return BY_NAME.get(internalName);
  }

  /** The kind that a method's return type hands out, or null. */
  public static JdbcKind handedOutBy(String descriptor) {
    int start = descriptor.indexOf(')') + 1;
    if (descriptor.charAt(start) != 'L') {
      return null;
    }
    return named(descriptor.substring(start + 1, descriptor.length() - 1));
  }
}
