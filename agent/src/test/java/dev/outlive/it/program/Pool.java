package dev.outlive.it.program;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.PooledConnection;
import javax.sql.XAConnection;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;

/** A way to come by connections. */
public enum Pool {
  /** The driver manager. */
  NONE {
    @Override
    Open open(Database database, int size) {
      return new Open(database::connect, () -> {});
    }
  },

  /** The driver's own data source. */
  DATASOURCE {
    @Override
    Open open(Database database, int size) throws SQLException {
      return new Open(database.dataSource()::getConnection, () -> {});
    }
  },

  /** Handles of one of the driver's pooled connections, one after the other. */
  HANDLES {
    @Override
    Open open(Database database, int size) throws SQLException {
      PooledConnection physical = database.halfPool().orElseThrow().getPooledConnection();
      return handles(physical);
    }
  },

  /** Handles of one of the driver's connections for a transaction manager that stands aside. */
  XA_HANDLES {
    @Override
    Open open(Database database, int size) throws SQLException {
      XAConnection physical = database.xaSource().orElseThrow().getXAConnection();
      return handles(physical);
    }
  },

  /** HikariCP. */
  HIKARI("HikariCP", "slf4j-api") {
    @Override
    Open open(Database database, int size) {
      return Hikari.open(database, size);
    }
  },

  /** Tomcat JDBC as it comes: statements outlive their connection. */
  TOMCAT("tomcat-jdbc", "tomcat-juli") {
    @Override
    Open open(Database database, int size) {
      return Tomcat.open(database, size, null);
    }
  },

  /** Tomcat JDBC with the interceptors that its documentation recommends. */
  TOMCAT_INTERCEPTORS("tomcat-jdbc", "tomcat-juli") {
    @Override
    Open open(Database database, int size) {
      return Tomcat.open(database, size, "ConnectionState;StatementFinalizer");
    }
  },

  /** Commons DBCP. */
  DBCP2("commons-dbcp2", "commons-pool2", "commons-logging", "javax.transaction-api") {
    @Override
    Open open(Database database, int size) {
      return Dbcp.open(database, size, false);
    }
  },

  /** Commons DBCP that keeps prepared statements. */
  DBCP2_STATEMENTS("commons-dbcp2", "commons-pool2", "commons-logging", "javax.transaction-api") {
    @Override
    Open open(Database database, int size) {
      return Dbcp.open(database, size, true);
    }
  },

  /** The pool c3p0. */
  C3P0("c3p0", "mchange-commons-java") {
    @Override
    Open open(Database database, int size) {
      return C3p0.open(database, size, 0);
    }
  },

  /** The pool c3p0 that keeps prepared statements. */
  C3P0_STATEMENTS("c3p0", "mchange-commons-java") {
    @Override
    Open open(Database database, int size) {
      return C3p0.open(database, size, 50);
    }
  },

  /** Agroal. */
  AGROAL("agroal-pool", "agroal-api") {
    @Override
    Open open(Database database, int size) throws SQLException {
      return Agroal.open(database, size);
    }
  },

  /** Druid. */
  DRUID("druid") {
    @Override
    Open open(Database database, int size) {
      return Druid.open(database, size, false);
    }
  },

  /** Druid that keeps prepared statements. */
  DRUID_STATEMENTS("druid") {
    @Override
    Open open(Database database, int size) {
      return Druid.open(database, size, true);
    }
  },

  /** MyBatis' own pool, whose proxies the platform's loader defines. */
  MYBATIS("mybatis") {
    @Override
    Open open(Database database, int size) {
      return MyBatis.open(database, size);
    }
  },

  /** H2's own pool, for H2 only. */
  H2 {
    @Override
    Open open(Database database, int size) throws SQLException {
      return H2Pool.open(database, size);
    }
  };

  private final List<String> artifacts;

  Pool(String... artifacts) {
    this.artifacts = List.of(artifacts);
  }

  /** Something that hands out connections. */
  @FunctionalInterface
  interface Source {
    Connection borrow() throws SQLException;
  }

  /** What ends a pool. */
  @FunctionalInterface
  interface End {
    void close() throws SQLException;
  }

  /** A pool while it is open. */
  record Open(Source source, End end) implements AutoCloseable {

    Connection borrow() throws SQLException {
      return source.borrow();
    }

    @Override
    public void close() throws SQLException {
      end.close();
    }
  }

  /** The jars that a JVM needs for it, by artifact. */
  public List<String> artifacts() {
    return artifacts;
  }

  /** The name on a command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The pool of that name. */
  public static Pool of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** Whether it can hand out that database's connections. */
  public boolean serves(Database database) {
    return switch (this) {
      case H2 -> database == Database.H2;
      case HANDLES -> database != Database.DUCKDB;
      case XA_HANDLES -> database != Database.DUCKDB && database != Database.SQLITE;
      default -> true;
    };
  }

  /** Whether one borrower after another gets the same physical connection, wrapped. */
  public boolean shared() {
    return switch (this) {
      case NONE, DATASOURCE, HANDLES, XA_HANDLES -> false;
      default -> true;
    };
  }

  abstract Open open(Database database, int size) throws SQLException;

  /**
   * Listens, as every pool does: what MariaDB's handle does on its close, it does for listeners.
   */
  private static Open handles(PooledConnection physical) {
    physical.addConnectionEventListener(
        new ConnectionEventListener() {
          @Override
          public void connectionClosed(ConnectionEvent event) {
            // The next handle may be asked for.
          }

          @Override
          public void connectionErrorOccurred(ConnectionEvent event) {
            // A pool would throw the physical connection away.
          }
        });
    return new Open(physical::getConnection, physical::close);
  }

  // Each in a class of its own, so that a JVM needs no jars but those of its own pool.

  private static final class Hikari {

    static Open open(Database database, int size) {
      HikariDataSource source = source(database, size);
      return new Open(source::getConnection, source::close);
    }

    private static HikariDataSource source(Database database, int size) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(database.url());
      config.setDriverClassName(database.driver());
      config.setMaximumPoolSize(size);
      config.setMinimumIdle(1);
      return new HikariDataSource(config);
    }
  }

  private static final class Tomcat {

    static Open open(Database database, int size, String interceptors) {
      PoolProperties properties = new PoolProperties();
      properties.setUrl(database.url());
      properties.setDriverClassName(database.driver());
      properties.setMaxActive(size);
      properties.setMaxIdle(size);
      properties.setInitialSize(1);
      properties.setMinIdle(1);
      properties.setJmxEnabled(false);
      properties.setJdbcInterceptors(interceptors);
      var source = new org.apache.tomcat.jdbc.pool.DataSource(properties);
      return new Open(source::getConnection, () -> source.close(true));
    }
  }

  private static final class Dbcp {

    static Open open(Database database, int size, boolean keepStatements) {
      BasicDataSource source = new BasicDataSource();
      source.setUrl(database.url());
      source.setDriverClassName(database.driver());
      source.setMaxTotal(size);
      source.setMaxIdle(size);
      source.setPoolPreparedStatements(keepStatements);
      return new Open(source::getConnection, source::close);
    }
  }

  private static final class C3p0 {

    static Open open(Database database, int size, int statements) {
      ComboPooledDataSource source = new ComboPooledDataSource();
      source.setJdbcUrl(database.url());
      source.setInitialPoolSize(1);
      source.setMinPoolSize(1);
      source.setMaxPoolSize(size);
      source.setAcquireIncrement(1);
      source.setMaxStatements(statements);
      return new Open(source::getConnection, source::close);
    }
  }

  private static final class Agroal {

    static Open open(Database database, int size) throws SQLException {
      var configuration =
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(size)
                          .acquisitionTimeout(Duration.ofSeconds(30))
                          .connectionFactoryConfiguration(
                              factory -> factory.jdbcUrl(database.url())));
      AgroalDataSource source = AgroalDataSource.from(configuration);
      return new Open(source::getConnection, source::close);
    }
  }

  private static final class Druid {

    static Open open(Database database, int size, boolean keepStatements) {
      DruidDataSource source = new DruidDataSource();
      source.setUrl(database.url());
      source.setDriverClassName(database.driver());
      source.setMaxActive(size);
      source.setTestWhileIdle(false);
      source.setPoolPreparedStatements(keepStatements);
      source.setMaxPoolPreparedStatementPerConnectionSize(keepStatements ? 20 : -1);
      return new Open(source::getConnection, source::close);
    }
  }

  private static final class MyBatis {

    static Open open(Database database, int size) {
      PooledDataSource source = new PooledDataSource();
      source.setUrl(database.url());
      source.setDriver(database.driver());
      source.setPoolMaximumActiveConnections(size);
      source.setPoolMaximumIdleConnections(size);
      return new Open(source::getConnection, source::forceCloseAll);
    }
  }

  private static final class H2Pool {

    static Open open(Database database, int size) throws SQLException {
      JdbcConnectionPool pool = JdbcConnectionPool.create((JdbcDataSource) database.dataSource());
      pool.setMaxConnections(size);
      return new Open(pool::getConnection, pool::dispose);
    }
  }
}
