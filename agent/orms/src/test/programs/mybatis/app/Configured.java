package app;

import javax.sql.DataSource;
import org.apache.ibatis.logging.LogFactory;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.transaction.TransactionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** The configurations that the cases have sessions from. */
public final class Configured {
  private static Configuration usual;

  private Configured() {}

  static Configuration usual(DataSource source) {
    usual = of(source, new JdbcTransactionFactory());
    return usual;
  }

  /** As for a copy that is to load again: it asks this class. */
  static Configuration forCopies(DataSource source) {
    Configuration configuration = of(source, new JdbcTransactionFactory());
    configuration.setConfigurationFactory(Configured.class);
    return configuration;
  }

  /** By this name MyBatis asks for what a copy is to load by. */
  static Configuration getConfiguration() {
    return usual;
  }

  /** Logging is one for all: it is switched for what is made meanwhile. */
  static Configuration logged(DataSource source) {
    LogFactory.useCustomLogging(DebugLog.class);
    try {
      return of(source, new JdbcTransactionFactory());
    } finally {
      LogFactory.useNoLogging();
    }
  }

  static Configuration of(DataSource source, TransactionFactory transactions) {
    Configuration configuration = new Configuration();
    configuration.setEnvironment(new Environment("shop", transactions, source));
    configuration.setLazyLoadingEnabled(true);
    configuration.addMapper(CachedMapper.class);
    configuration.addMapper(ShopMapper.class);
    return configuration;
  }
}
