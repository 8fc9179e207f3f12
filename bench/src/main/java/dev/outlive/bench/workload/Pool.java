package dev.outlive.bench.workload;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.time.Duration;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** A pool, as it comes, or with what it has for finding connections that were not given back. */
public enum Pool {
  HIKARI {
    @Override
    OpenPool open(Source source, int size) {
      return OpenPool.of(new HikariDataSource(hikari(source, size)));
    }
  },
  HIKARI_LEAK_DETECTION {
    @Override
    OpenPool open(Source source, int size) {
      HikariConfig config = hikari(source, size);
      config.setLeakDetectionThreshold(NEVER.toMillis());
      return OpenPool.of(new HikariDataSource(config));
    }
  },
  /** HikariCP behind datasource-proxy, which counts queries: the least that it is used for. */
  DATASOURCE_PROXY {
    @Override
    OpenPool open(Source source, int size) {
      HikariDataSource pool = new HikariDataSource(hikari(source, size));
      return new OpenPool(ProxyDataSourceBuilder.create(pool).countQuery().build(), pool);
    }
  },
  /** HikariCP behind p6spy, which logs into nothing: see {@link DiscardingLogger}. */
  P6SPY {
    @Override
    OpenPool open(Source source, int size) {
      DiscardingLogger.use();
      HikariDataSource pool = new HikariDataSource(hikari(source, size));
      return new OpenPool(new P6DataSource(pool), pool);
    }
  },
  TOMCAT {
    @Override
    OpenPool open(Source source, int size) {
      return tomcat(tomcatProperties(source, size));
    }
  },
  TOMCAT_ABANDONED {
    @Override
    OpenPool open(Source source, int size) {
      PoolProperties properties = tomcatProperties(source, size);
      properties.setLogAbandoned(true);
      properties.setRemoveAbandoned(true);
      properties.setRemoveAbandonedTimeout((int) NEVER.toSeconds());
      return tomcat(properties);
    }
  },
  DBCP2 {
    @Override
    OpenPool open(Source source, int size) {
      return OpenPool.of(dbcp2(source, size));
    }
  },
  DBCP2_ABANDONED {
    @Override
    OpenPool open(Source source, int size) {
      BasicDataSource pool = dbcp2(source, size);
      pool.setLogAbandoned(true);
      pool.setRemoveAbandonedOnBorrow(true);
      pool.setRemoveAbandonedTimeout(NEVER);
      return OpenPool.of(pool);
    }
  },
  C3P0 {
    @Override
    OpenPool open(Source source, int size) throws Exception {
      return OpenPool.of(c3p0(source, size));
    }
  },
  C3P0_DEBUG_STACKS {
    @Override
    OpenPool open(Source source, int size) throws Exception {
      ComboPooledDataSource pool = c3p0(source, size);
      pool.setUnreturnedConnectionTimeout((int) NEVER.toSeconds());
      pool.setDebugUnreturnedConnectionStackTraces(true);
      return OpenPool.of(pool);
    }
  },
  AGROAL {
    @Override
    OpenPool open(Source source, int size) throws Exception {
      return OpenPool.of(AgroalDataSource.from(agroal(source, size)));
    }
  },
  AGROAL_LEAK_TIMEOUT {
    @Override
    OpenPool open(Source source, int size) throws Exception {
      var config = agroal(source, size);
      config.connectionPoolConfiguration().leakTimeout(NEVER);
      return OpenPool.of(AgroalDataSource.from(config));
    }
  },
  AGROAL_ENHANCED_REPORT {
    @Override
    OpenPool open(Source source, int size) throws Exception {
      var config = agroal(source, size);
      config.connectionPoolConfiguration().leakTimeout(NEVER).enhancedLeakReport();
      return OpenPool.of(AgroalDataSource.from(config));
    }
  };

  /**
   * Longer than any run: what is measured is the watching, not the finding. And shorter than the
   * half hour that HikariCP's connections live, above which it watches nothing.
   */
  private static final Duration NEVER = Duration.ofMinutes(20);

  /** Opens it. */
  abstract OpenPool open(Source source, int size) throws Exception;

  private static HikariConfig hikari(Source source, int size) {
    HikariConfig config = new HikariConfig();
    config.setDriverClassName(source.driver());
    config.setJdbcUrl(source.url());
    config.setMaximumPoolSize(size);
    return config;
  }

  private static PoolProperties tomcatProperties(Source source, int size) {
    PoolProperties properties = new PoolProperties();
    properties.setDriverClassName(source.driver());
    properties.setUrl(source.url());
    properties.setMaxActive(size);
    properties.setMaxIdle(size);
    properties.setMinIdle(size);
    properties.setInitialSize(size);
    return properties;
  }

  private static OpenPool tomcat(PoolProperties properties) {
    var pool = new org.apache.tomcat.jdbc.pool.DataSource(properties);
    return new OpenPool(pool, pool::close);
  }

  private static BasicDataSource dbcp2(Source source, int size) {
    BasicDataSource pool = new BasicDataSource();
    pool.setDriverClassName(source.driver());
    pool.setUrl(source.url());
    pool.setMaxTotal(size);
    pool.setMaxIdle(size);
    return pool;
  }

  private static ComboPooledDataSource c3p0(Source source, int size) throws Exception {
    ComboPooledDataSource pool = new ComboPooledDataSource();
    pool.setDriverClass(source.driver());
    pool.setJdbcUrl(source.url());
    pool.setMaxPoolSize(size);
    return pool;
  }

  private static AgroalDataSourceConfigurationSupplier agroal(Source source, int size) {
    var config = new AgroalDataSourceConfigurationSupplier();
    config.metricsEnabled(false);
    config
        .connectionPoolConfiguration()
        .maxSize(size)
        .connectionFactoryConfiguration()
        .connectionProviderClassName(source.driver())
        .jdbcUrl(source.url());
    return config;
  }
}
