package dev.outlive.corpus;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The transaction manager of what needs no entities, beside the usual one. */
@Configuration(proxyBeanMethods = false)
class Transactions {

  @Bean(defaultCandidate = false)
  JdbcTransactionManager jdbcTransactions(DataSource dataSource) {
    return new JdbcTransactionManager(dataSource);
  }
}
