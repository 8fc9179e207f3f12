package dev.outlive.it.program;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import net.ttddyy.dsproxy.proxy.ProxyJdbcObject;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/**
 * Lets two borrowers unwrap what a pool has opened through a wrapper, one after the other, and
 * loses a connection of its own beside it, which tells when to stop waiting.
 */
public final class WrappedLeakProgram implements Program {

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(ProxyDataSourceBuilder.create(Database.H2.dataSource()).build());
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      unwrap(pool);
      unwrap(pool);
      lose();
      LeakProgram.await(agent, 1);
      unwrap(pool);
    }
  }

  private static void unwrap(HikariDataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      CleanRounds.check(connection.unwrap(ProxyJdbcObject.class) instanceof Connection);
    }
  }

  private static void lose() throws SQLException {
    Database.H2.connect().createStatement();
  }
}
