package dev.outlive.it.program;

import static dev.outlive.it.program.Kind.ARRAY;
import static dev.outlive.it.program.Kind.ARRAY_RESULT_SET;
import static dev.outlive.it.program.Kind.BLOB;
import static dev.outlive.it.program.Kind.CALLABLE_STATEMENT;
import static dev.outlive.it.program.Kind.CLOB;
import static dev.outlive.it.program.Kind.CURSOR_RESULT_SET;
import static dev.outlive.it.program.Kind.NCLOB;
import static dev.outlive.it.program.Kind.NEW_ARRAY;
import static dev.outlive.it.program.Kind.NEW_BLOB;
import static dev.outlive.it.program.Kind.NEW_CLOB;
import static dev.outlive.it.program.Kind.NEW_NCLOB;
import static dev.outlive.it.program.Kind.NEW_SQLXML;
import static dev.outlive.it.program.Kind.NEW_STRUCT;
import static dev.outlive.it.program.Kind.OBJECT_BLOB;
import static dev.outlive.it.program.Kind.OBJECT_CLOB;
import static dev.outlive.it.program.Kind.POOLED_CONNECTION;
import static dev.outlive.it.program.Kind.REF;
import static dev.outlive.it.program.Kind.SAVEPOINT;
import static dev.outlive.it.program.Kind.SQLXML;
import static dev.outlive.it.program.Kind.STRUCT;
import static dev.outlive.it.program.Kind.XA_CONNECTION;
import static dev.outlive.it.program.Kind.XA_RESOURCE;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;

/** A driver, the database that it reaches, and the SQL that brings its objects to light. */
public enum Database {
  /** H2, in memory. */
  H2("org.h2.Driver", "h2") {
    @Override
    public String url() {
      return "jdbc:h2:mem:outlive;DB_CLOSE_DELAY=-1";
    }

    @Override
    DataSource dataSource() {
      var source = new org.h2.jdbcx.JdbcDataSource();
      source.setURL(url());
      return source;
    }

    @Override
    List<String> schema() {
      return List.of(
          "CREATE TABLE %t (id INT PRIMARY KEY, name VARCHAR(20), b BLOB, c CLOB, n NCLOB,"
              + " x CLOB, a INT ARRAY, r JAVA_OBJECT)",
          "INSERT INTO %t VALUES (1, 'one', X'0102', 'text', 'text', '<x/>', ARRAY[1, 2], X'"
              + Reference.stored()
              + "')",
          "CREATE TABLE %t_keys (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " name VARCHAR(20))");
    }

    @Override
    String call() {
      return "CALL ABS(?)";
    }
  },

  /** HSQLDB, in memory. */
  HSQLDB("org.hsqldb.jdbc.JDBCDriver", "hsqldb") {
    @Override
    public String url() {
      return "jdbc:hsqldb:mem:outlive";
    }

    @Override
    DataSource dataSource() {
      var source = new org.hsqldb.jdbc.JDBCDataSource();
      source.setURL(url());
      return source;
    }

    @Override
    List<String> schema() {
      return List.of(
          "CREATE TABLE %t (id INT PRIMARY KEY, name VARCHAR(20), b BLOB, c CLOB, n CLOB,"
              + " x CLOB, a INT ARRAY)",
          "INSERT INTO %t VALUES (1, 'one', CAST(X'0102' AS BLOB), 'text', 'text', '<x/>',"
              + " ARRAY[1, 2])",
          "CREATE TABLE %t_keys (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " name VARCHAR(20))");
    }

    @Override
    String call() {
      return "CALL ABS(CAST(? AS INT))";
    }
  },

  /** Derby, embedded and in memory. */
  DERBY("org.apache.derby.iapi.jdbc.AutoloadedDriver", "derby", "derbyshared", "derbytools") {
    @Override
    public String url() {
      return "jdbc:derby:memory:outlive;create=true";
    }

    @Override
    DataSource dataSource() {
      var source = new org.apache.derby.jdbc.EmbeddedDataSource();
      source.setDatabaseName("memory:outlive");
      source.setCreateDatabase("create");
      return source;
    }

    @Override
    List<String> schema() {
      return List.of(
          "CREATE TABLE %t (id INT PRIMARY KEY, name VARCHAR(20), b BLOB, c CLOB)",
          "INSERT INTO %t VALUES (1, 'one', CAST(X'0102' AS BLOB), CAST('text' AS CLOB))",
          "CREATE TABLE %t_keys (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " name VARCHAR(20))");
    }

    @Override
    String call() {
      return "VALUES CAST(? AS INT)";
    }
  },

  /** SQLite, a file in the working directory. */
  SQLITE("org.sqlite.JDBC", "sqlite-jdbc") {
    @Override
    public String url() {
      return "jdbc:sqlite:outlive.sqlite?journal_mode=WAL&busy_timeout=2000";
    }

    @Override
    DataSource dataSource() {
      var source = new org.sqlite.SQLiteDataSource();
      source.setUrl(url());
      return source;
    }

    @Override
    List<String> schema() {
      return List.of(
          "CREATE TABLE %t (id INTEGER PRIMARY KEY, name TEXT, b BLOB, c TEXT)",
          "INSERT INTO %t VALUES (1, 'one', X'0102', 'text')",
          "CREATE TABLE %t_keys (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)");
    }
  },

  /** DuckDB, a file in the working directory. */
  DUCKDB("org.duckdb.DuckDBDriver", "duckdb_jdbc") {
    @Override
    public String url() {
      return "jdbc:duckdb:outlive.duckdb";
    }

    @Override
    DataSource dataSource() {
      return new org.duckdb.DuckDBDataSource(url());
    }

    @Override
    List<String> schema() {
      return List.of(
          "CREATE TABLE %t (id INTEGER PRIMARY KEY, name VARCHAR, b BLOB, c VARCHAR, a INTEGER[],"
              + " s STRUCT(i INTEGER))",
          "INSERT INTO %t VALUES (1, 'one', '\\x01\\x02'::BLOB, 'text', [1, 2], {'i': 1})",
          "CREATE TABLE %t_keys (id INTEGER, name VARCHAR)");
    }
  },

  /** PostgreSQL, on a server; its LOBs are large objects. */
  POSTGRESQL("org.postgresql.Driver", "postgresql") {
    @Override
    public String url() {
      return System.getProperty(
          "outlive.test.postgres.url", "jdbc:postgresql://127.0.0.1:5432/test?user=root");
    }

    @Override
    DataSource dataSource() {
      var source = new org.postgresql.ds.PGSimpleDataSource();
      source.setURL(url());
      return source;
    }

    @Override
    List<String> schema() {
      return List.of(
          "CREATE TABLE %t (id INT PRIMARY KEY, name VARCHAR(20), b OID, c OID, x XML, a INT[])",
          "INSERT INTO %t VALUES (1, 'one', lo_from_bytea(0, 'text'), lo_from_bytea(0, 'text'),"
              + " '<x/>', ARRAY[1, 2])",
          "CREATE TABLE %t_keys (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " name VARCHAR(20))",
          "CREATE FUNCTION %t_rows() RETURNS refcursor LANGUAGE plpgsql AS $$"
              + " DECLARE r refcursor; BEGIN OPEN r FOR SELECT 1; RETURN r; END $$");
    }

    @Override
    List<String> removal() {
      return List.of(
          "SELECT lo_unlink(b), lo_unlink(c) FROM %t",
          "DROP FUNCTION %t_rows()", "DROP TABLE %t", "DROP TABLE %t_keys");
    }

    @Override
    String call() {
      return "{? = call abs(?)}";
    }

    @Override
    boolean lobsNeedTransaction() {
      return true;
    }
  },

  /** MariaDB by its own driver. */
  MARIADB("org.mariadb.jdbc.Driver", "mariadb-java-client") {
    @Override
    public String url() {
      return with(mariaDbUrl(), "sslMode=disable");
    }

    @Override
    DataSource dataSource() throws SQLException {
      return new org.mariadb.jdbc.MariaDbDataSource(url());
    }

    @Override
    List<String> schema() {
      return mariaDbSchema();
    }

    @Override
    List<String> removal() {
      return mariaDbRemoval();
    }

    @Override
    String call() {
      return "{call %t_call(?)}";
    }
  },

  /** MariaDB by MySQL's driver. */
  MYSQL("com.mysql.cj.jdbc.Driver", "mysql-connector-j", "protobuf-java") {
    @Override
    public String url() {
      return mysqlUrl();
    }

    @Override
    DataSource dataSource() {
      return mysqlDataSource(url());
    }

    @Override
    List<String> schema() {
      return mariaDbSchema();
    }

    @Override
    List<String> removal() {
      return mariaDbRemoval();
    }

    @Override
    String call() {
      return "{call %t_call(?)}";
    }
  },

  /** MySQL's driver that hands out a prepared statement again after its close. */
  MYSQL_CACHED("com.mysql.cj.jdbc.Driver", "mysql-connector-j", "protobuf-java") {
    @Override
    public String url() {
      return with(mysqlUrl(), "cachePrepStmts=true&useServerPrepStmts=true");
    }

    @Override
    DataSource dataSource() {
      return mysqlDataSource(url());
    }

    @Override
    List<String> schema() {
      return mariaDbSchema();
    }

    @Override
    List<String> removal() {
      return mariaDbRemoval();
    }

    @Override
    String call() {
      return "{call %t_call(?)}";
    }
  },

  /** MySQL's driver that leaves the rows with the server and fetches them when they are read. */
  MYSQL_CURSOR("com.mysql.cj.jdbc.Driver", "mysql-connector-j", "protobuf-java") {
    @Override
    public String url() {
      return with(mysqlUrl(), "useCursorFetch=true&defaultFetchSize=2");
    }

    @Override
    DataSource dataSource() {
      return mysqlDataSource(url());
    }

    @Override
    List<String> schema() {
      return mariaDbSchema();
    }

    @Override
    List<String> removal() {
      return mariaDbRemoval();
    }

    @Override
    String call() {
      return "{call %t_call(?)}";
    }
  },

  /** MySQL's driver over two servers, both of them the same: its connections are proxies. */
  MYSQL_BALANCED("com.mysql.cj.jdbc.Driver", "mysql-connector-j", "protobuf-java") {
    @Override
    public String url() {
      return mysqlUrl().replaceFirst("mysql://([^/]+)", "mysql:loadbalance://$1,$1");
    }

    @Override
    DataSource dataSource() {
      return mysqlDataSource(url());
    }

    @Override
    List<String> schema() {
      return mariaDbSchema();
    }

    @Override
    List<String> removal() {
      return mariaDbRemoval();
    }

    @Override
    String call() {
      return "{call %t_call(?)}";
    }
  };

  private final String driver;
  private final List<String> artifacts;

  Database(String driver, String... artifacts) {
    this.driver = driver;
    this.artifacts = List.of(artifacts);
  }

  private static String mariaDbUrl() {
    return System.getProperty(
        "outlive.test.mariadb.url", "jdbc:mariadb://127.0.0.1:3306/test?user=root");
  }

  private static String mysqlUrl() {
    return with(
        mariaDbUrl().replace("jdbc:mariadb:", "jdbc:mysql:"),
        "sslMode=DISABLED&allowPublicKeyRetrieval=true");
  }

  private static String with(String url, String query) {
    return url + (url.contains("?") ? "&" : "?") + query;
  }

  private static DataSource mysqlDataSource(String url) {
    var source = new com.mysql.cj.jdbc.MysqlDataSource();
    source.setURL(url);
    return source;
  }

  private static List<String> mariaDbSchema() {
    return List.of(
        "CREATE TABLE %t (id INT PRIMARY KEY, name VARCHAR(20), b BLOB, c TEXT, n TEXT, x TEXT)",
        "INSERT INTO %t VALUES (1, 'one', X'0102', 'text', 'text', '<x/>')",
        "CREATE TABLE %t_keys (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20))",
        "CREATE PROCEDURE %t_call(IN p INT) SELECT p");
  }

  private static List<String> mariaDbRemoval() {
    return List.of("DROP PROCEDURE %t_call", "DROP TABLE %t", "DROP TABLE %t_keys");
  }

  /** Where the driver finds the database, the user included. */
  public abstract String url();

  /** The jars that a JVM needs for it, by artifact. */
  public List<String> artifacts() {
    return artifacts;
  }

  /** The name on a command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The database of that name. */
  public static Database of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether it lives in a server that may be out of reach. */
  public boolean onServer() {
    return switch (this) {
      case POSTGRESQL, MARIADB, MYSQL, MYSQL_CACHED, MYSQL_CURSOR, MYSQL_BALANCED -> true;
      default -> false;
    };
  }

  String driver() {
    return driver;
  }

  /** The driver's own data source. */
  abstract DataSource dataSource() throws SQLException;

  /** The driver's half of a pool; not every driver has one. */
  Optional<ConnectionPoolDataSource> halfPool() throws SQLException {
    switch (this) {
      case H2:
        return Optional.of((ConnectionPoolDataSource) dataSource());
      case HSQLDB:
        var hsqldb = new org.hsqldb.jdbc.pool.JDBCPooledDataSource();
        hsqldb.setURL(url());
        return Optional.of(hsqldb);
      case DERBY:
        var derby = new org.apache.derby.jdbc.EmbeddedConnectionPoolDataSource();
        derby.setDatabaseName("memory:outlive");
        return Optional.of(derby);
      case SQLITE:
        var sqlite = new org.sqlite.javax.SQLiteConnectionPoolDataSource();
        sqlite.setUrl(url());
        return Optional.of(sqlite);
      case POSTGRESQL:
        var postgres = new org.postgresql.ds.PGConnectionPoolDataSource();
        postgres.setURL(url());
        return Optional.of(postgres);
      case MARIADB:
        return Optional.of(new org.mariadb.jdbc.MariaDbDataSource(url()));
      case MYSQL, MYSQL_CACHED, MYSQL_CURSOR, MYSQL_BALANCED:
        var mysql = new com.mysql.cj.jdbc.MysqlConnectionPoolDataSource();
        mysql.setURL(url());
        return Optional.of(mysql);
      default:
        return Optional.empty();
    }
  }

  /** The driver's half of a transaction manager; not every driver has one. */
  Optional<XADataSource> xaSource() throws SQLException {
    switch (this) {
      case H2:
        return Optional.of((XADataSource) dataSource());
      case HSQLDB:
        var hsqldb = new org.hsqldb.jdbc.pool.JDBCXADataSource();
        hsqldb.setURL(url());
        return Optional.of(hsqldb);
      case DERBY:
        var derby = new org.apache.derby.jdbc.EmbeddedXADataSource();
        derby.setDatabaseName("memory:outlive");
        return Optional.of(derby);
      case POSTGRESQL:
        var postgres = new org.postgresql.xa.PGXADataSource();
        postgres.setURL(url());
        return Optional.of(postgres);
      case MARIADB:
        return Optional.of(new org.mariadb.jdbc.MariaDbDataSource(url()));
      case MYSQL, MYSQL_CACHED, MYSQL_CURSOR, MYSQL_BALANCED:
        var mysql = new com.mysql.cj.jdbc.MysqlXADataSource();
        mysql.setURL(url());
        return Optional.of(mysql);
      default:
        return Optional.empty();
    }
  }

  /** What creates the tables, {@code %t} being the table's name. */
  abstract List<String> schema();

  /** What a server has to forget afterwards. */
  List<String> removal() {
    return List.of();
  }

  /** A call with one parameter in; empty where the driver has no callable statements. */
  String call() {
    return "";
  }

  /** A type of structures with a number in them. */
  String structType() {
    return "STRUCT(i INTEGER)";
  }

  /**
   * The fetch size at which rows are read one after the other from the server, as large results
   * are; 0 where the driver has all of them, or none, before the first is asked for.
   */
  int streaming() {
    return switch (this) {
      case POSTGRESQL, MYSQL_CURSOR -> 2;
      case MARIADB -> 1;
      case MYSQL, MYSQL_BALANCED -> Integer.MIN_VALUE;
      default -> 0;
    };
  }

  boolean lobsNeedTransaction() {
    return false;
  }

  /** The kinds of objects that the driver does not have. */
  Set<Kind> lacks() {
    Set<Kind> lacks = EnumSet.of(CURSOR_RESULT_SET, REF, STRUCT, NEW_STRUCT);
    switch (this) {
      case H2 -> lacks.remove(REF);
      case DERBY ->
          lacks.addAll(
              EnumSet.of(ARRAY_RESULT_SET, NCLOB, NEW_NCLOB, SQLXML, NEW_SQLXML, ARRAY, NEW_ARRAY));
      case SQLITE ->
          lacks.addAll(
              EnumSet.of(
                  XA_CONNECTION,
                  XA_RESOURCE,
                  CALLABLE_STATEMENT,
                  ARRAY_RESULT_SET,
                  BLOB,
                  OBJECT_BLOB,
                  NEW_BLOB,
                  OBJECT_CLOB,
                  NEW_CLOB,
                  NCLOB,
                  NEW_NCLOB,
                  SQLXML,
                  NEW_SQLXML,
                  ARRAY,
                  NEW_ARRAY));
      case DUCKDB -> {
        lacks.removeAll(EnumSet.of(STRUCT, NEW_STRUCT));
        lacks.addAll(
            EnumSet.of(
                POOLED_CONNECTION,
                XA_CONNECTION,
                XA_RESOURCE,
                CALLABLE_STATEMENT,
                NEW_BLOB,
                CLOB,
                OBJECT_CLOB,
                NEW_CLOB,
                NCLOB,
                NEW_NCLOB,
                SQLXML,
                NEW_SQLXML,
                SAVEPOINT));
      }
      case POSTGRESQL -> {
        lacks.remove(CURSOR_RESULT_SET);
        lacks.addAll(EnumSet.of(OBJECT_BLOB, NEW_BLOB, OBJECT_CLOB, NEW_CLOB, NCLOB, NEW_NCLOB));
      }
      case MARIADB, MYSQL, MYSQL_CACHED, MYSQL_CURSOR, MYSQL_BALANCED ->
          lacks.addAll(EnumSet.of(ARRAY_RESULT_SET, OBJECT_BLOB, OBJECT_CLOB, ARRAY, NEW_ARRAY));
      default -> {
        // What only one driver has, and nothing else.
      }
    }
    return lacks;
  }

  /** Fills in the table's name, which is this process's own. */
  String sql(String text) {
    return text.replace("%t", "outlive_it_" + ProcessHandle.current().pid());
  }

  /** A connection straight from the driver. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** What needs the tables. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Runs something with the tables there, and leaves none behind in a server. */
  void withTables(Connection keeper, Work work) throws Exception {
    executeAll(keeper, schema());
    try {
      work.run();
    } finally {
      executeAll(keeper, removal());
    }
  }

  private void executeAll(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(sql(text));
      }
    }
  }
}
