package dev.outlive.it.program;

import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** What applications put around or under a pool; always HikariCP over H2. */
public enum Wrapper {
  SPRING_DRIVER_MANAGER {
    @Override
    DataSource open(HikariDataSource pool) {
      return new DriverManagerDataSource(Database.H2.url());
    }
  },

  SPRING_DELEGATING {
    @Override
    DataSource open(HikariDataSource pool) {
      return new DelegatingDataSource(pool);
    }
  },

  SPRING_ROUTING {
    @Override
    DataSource open(HikariDataSource pool) {
      AbstractRoutingDataSource routing =
          new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
              return "main";
            }
          };
      routing.setTargetDataSources(Map.of("main", pool));
      routing.afterPropertiesSet();
      return routing;
    }
  },

  SPRING_LAZY {
    @Override
    DataSource open(HikariDataSource pool) {
      return new LazyConnectionDataSourceProxy(pool);
    }
  },

  SPRING_TRANSACTION_AWARE {
    @Override
    DataSource open(HikariDataSource pool) {
      return new TransactionAwareDataSourceProxy(pool);
    }
  },

  /** Spring's data sources one in another. */
  SPRING_STACKED {
    @Override
    DataSource open(HikariDataSource pool) throws SQLException {
      return new TransactionAwareDataSourceProxy(
          new LazyConnectionDataSourceProxy(new DelegatingDataSource(SPRING_ROUTING.open(pool))));
    }
  },

  /** One connection that lives until the data source is destroyed. */
  SPRING_SINGLE {
    @Override
    DataSource open(HikariDataSource pool) {
      return new SingleConnectionDataSource(Database.H2.url(), true);
    }
  },

  P6SPY_AROUND {
    @Override
    DataSource open(HikariDataSource pool) {
      return new P6DataSource(pool);
    }
  },

  P6SPY_UNDER {
    @Override
    DataSource open(HikariDataSource pool) {
      HikariConfig config = new HikariConfig();
      config.setDriverClassName("com.p6spy.engine.spy.P6SpyDriver");
      config.setJdbcUrl(Database.H2.url().replace("jdbc:", "jdbc:p6spy:"));
      config.setMaximumPoolSize(1);
      return new HikariDataSource(config);
    }
  },

  DATASOURCE_PROXY_AROUND {
    @Override
    DataSource open(HikariDataSource pool) {
      return ProxyDataSourceBuilder.create(pool).proxyResultSet().build();
    }
  },

  DATASOURCE_PROXY_UNDER {
    @Override
    DataSource open(HikariDataSource pool) throws SQLException {
      return over(ProxyDataSourceBuilder.create(Database.H2.dataSource()).proxyResultSet().build());
    }
  },

  /** A pool over a pool. */
  TWO_POOLS {
    @Override
    DataSource open(HikariDataSource pool) {
      return over(JdbcConnectionPool.create(Database.H2.url(), "", ""));
    }
  };

  /** The jars that a JVM needs for all of them, by artifact. */
  public static List<String> artifacts() {
    return List.of(
        "h2",
        "HikariCP",
        "slf4j-api",
        "spring-jdbc",
        "spring-tx",
        "spring-core",
        "spring-context",
        "spring-beans",
        "commons-logging",
        "jspecify",
        "p6spy",
        "datasource-proxy");
  }

  /** The name on a command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Wrapper of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * Builds the wrapper.
   *
   * @param pool a pool of one that it may wrap
   */
  abstract DataSource open(HikariDataSource pool) throws SQLException;

  /** Whether it has the pool that it is given. */
  public boolean around() {
    return switch (this) {
      case SPRING_DRIVER_MANAGER, SPRING_SINGLE, P6SPY_UNDER, DATASOURCE_PROXY_UNDER, TWO_POOLS ->
          false;
      default -> true;
    };
  }

  /** HikariCP straight over H2. */
  static HikariDataSource pool(int size) {
    return pool(size, true);
  }

  /**
   * @param autoCommit whether connections are lent with auto-commit on
   */
  static HikariDataSource pool(int size, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(Database.H2.url());
    config.setMaximumPoolSize(size);
    config.setAutoCommit(autoCommit);
    return new HikariDataSource(config);
  }

  private static HikariDataSource over(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }
}
