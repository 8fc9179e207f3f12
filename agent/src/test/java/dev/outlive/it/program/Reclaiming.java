package dev.outlive.it.program;

import com.alibaba.druid.pool.DruidDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.apache.commons.dbcp2.BasicDataSource;

/** Pools that take a connection back from a borrower who keeps it too long. */
final class Reclaiming {

  private Reclaiming() {}

  /** What a borrower does when its connection is gone. */
  @FunctionalInterface
  interface Holder {
    void accept(Connection connection, Statement statement) throws SQLException;
  }

  /**
   * Commons DBCP, which looks for abandoned connections when another one is borrowed.
   *
   * @param holder what the borrower does then, with connection and statement
   */
  static void dbcp(Database database, Holder holder) throws SQLException {
    try (BasicDataSource source = new BasicDataSource()) {
      source.setUrl(database.url());
      source.setDriverClassName(database.driver());
      source.setMaxTotal(1);
      source.setRemoveAbandonedOnBorrow(true);
      source.setRemoveAbandonedTimeout(Duration.ZERO);
      Connection connection = source.getConnection();
      Statement statement = connection.createStatement();
      try (Connection next = source.getConnection()) {
        CleanRounds.check(!next.isClosed());
      }
      holder.accept(connection, statement);
    }
  }

  /** Druid, which looks for abandoned connections now and then. */
  static void druid(Database database, Holder holder) throws SQLException, InterruptedException {
    try (DruidDataSource source = new DruidDataSource()) {
      source.setUrl(database.url());
      source.setDriverClassName(database.driver());
      source.setTestWhileIdle(false);
      source.setRemoveAbandoned(true);
      source.setRemoveAbandonedTimeoutMillis(0);
      Connection connection = source.getConnection();
      Statement statement = connection.createStatement();
      // As its own thread does it, which knows nothing of the application.
      Thread housekeeper = new Thread(source::removeAbandoned);
      housekeeper.start();
      housekeeper.join();
      holder.accept(connection, statement);
    }
  }
}
