package dev.outlive.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** What a driver's connection carries from one borrower to the next, unless somebody resets it. */
public enum Carried {
  AUTO_COMMIT("auto-commit", "setAutoCommit"),
  ISOLATION("transaction isolation", "setTransactionIsolation"),
  READ_ONLY("read-only", "setReadOnly"),
  CATALOG("catalog", "setCatalog"),
  SCHEMA("schema", "setSchema"),
  NETWORK_TIMEOUT("network time-out", "setNetworkTimeout");

  private final String text;
  private final String setter;

  Carried(String text, String setter) {
    this.text = text;
    this.setter = setter;
  }

  /** In words, to be read. */
  public String text() {
    return text;
  }

  /** The method of {@link Connection} that sets it. */
  public String setter() {
    return setter;
  }

  /** A value of it, to be read. */
  public String text(Object value) {
    if (this == AUTO_COMMIT || this == READ_ONLY) {
      return Boolean.TRUE.equals(value) ? "on" : "off";
    }
    if (this == ISOLATION && value instanceof Integer level) {
      return switch (level) {
        case Connection.TRANSACTION_NONE -> "NONE";
        case Connection.TRANSACTION_READ_UNCOMMITTED -> "READ_UNCOMMITTED";
        case Connection.TRANSACTION_READ_COMMITTED -> "READ_COMMITTED";
        case Connection.TRANSACTION_REPEATABLE_READ -> "REPEATABLE_READ";
        case Connection.TRANSACTION_SERIALIZABLE -> "SERIALIZABLE";
        default -> String.valueOf(level);
      };
    }
    return this == NETWORK_TIMEOUT ? value + " ms" : String.valueOf(value);
  }

  /** Sets it. */
  void set(Connection connection, Object value) throws SQLException {
    switch (this) {
      case AUTO_COMMIT -> connection.setAutoCommit((Boolean) value);
      case ISOLATION -> connection.setTransactionIsolation((Integer) value);
      case READ_ONLY -> connection.setReadOnly((Boolean) value);
      case CATALOG -> connection.setCatalog((String) value);
      case SCHEMA -> connection.setSchema((String) value);
      case NETWORK_TIMEOUT -> connection.setNetworkTimeout(Runnable::run, (Integer) value);
    }
  }

  /** What a method of {@link Connection} sets or answers; null if none of these. */
  static Carried of(String method) {
    return switch (method) {
      case "setAutoCommit", "getAutoCommit" -> AUTO_COMMIT;
      case "setTransactionIsolation", "getTransactionIsolation" -> ISOLATION;
      case "setReadOnly", "isReadOnly" -> READ_ONLY;
      case "setCatalog", "getCatalog" -> CATALOG;
      case "setSchema", "getSchema" -> SCHEMA;
      case "setNetworkTimeout", "getNetworkTimeout" -> NETWORK_TIMEOUT;
      default -> null;
    };
  }

  /**
   * What a new connection has, where that is not for its server to say: by JDBC 4.3 for auto-commit
   * (10.1) and read-only, and the isolation by the drivers' documentation. Null if unknown.
   *
   * @param driver the class of the driver's connection
   */
  Object byDefault(String driver) {
    return switch (this) {
      case AUTO_COMMIT -> Boolean.TRUE;
      case READ_ONLY -> Boolean.FALSE;
      case ISOLATION -> isolation(driver);
      case NETWORK_TIMEOUT -> 0;
      case CATALOG, SCHEMA -> null;
    };
  }

  private static Integer isolation(String driver) {
    if (driver.startsWith("org.postgresql.")
        || driver.startsWith("org.h2.")
        || driver.startsWith("org.hsqldb.")
        || driver.startsWith("org.apache.derby.")
        || driver.startsWith("oracle.")
        || driver.startsWith("com.microsoft.sqlserver.")
        || driver.startsWith("com.ibm.db2.")) {
      return Connection.TRANSACTION_READ_COMMITTED;
    }
    if (driver.startsWith("org.mariadb.")
        || driver.startsWith("com.mysql.")
        || driver.startsWith("org.duckdb.")) {
      return Connection.TRANSACTION_REPEATABLE_READ;
    }
    return driver.startsWith("org.sqlite.") ? Connection.TRANSACTION_SERIALIZABLE : null;
  }
}
