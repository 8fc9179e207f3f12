package dev.outlive.it.program;

import com.alibaba.druid.pool.DruidDataSource;
import com.mchange.v2.c3p0.C3P0ProxyConnection;
import com.mchange.v2.c3p0.ComboPooledDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;

/** Pools that take a connection back from a borrower who keeps it too long. */
final class Reclaiming {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private Reclaiming() {}

  /** What a borrower does when its connection is gone. */
  @FunctionalInterface
  interface Holder {
    void accept(Connection connection, Statement statement) throws SQLException;
  }

  /** What makes a pool take a connection back, and waits until it has. */
  @FunctionalInterface
  private interface Reclaim {
    void of(Connection connection) throws Exception;
  }

  /** Commons DBCP, which looks for abandoned connections when another one is borrowed. */
  static void dbcp(Database database, Holder holder) throws Exception {
    BasicDataSource source = Dbcp.source(database);
    source.setMaxTotal(1);
    source.setRemoveAbandonedOnBorrow(true);
    hold(
        new Pool.Open(source::getConnection, source::close),
        connection -> source.getConnection().close(),
        holder);
  }

  /** Commons DBCP, whose maintenance looks for abandoned connections now and then. */
  static void dbcpInTime(Database database, Holder holder) throws Exception {
    hold(Dbcp.inTime(database), connection -> await(connection::isClosed), holder);
  }

  /** A pool that looks for abandoned connections while others borrow, if it is of that sort. */
  static Optional<Pool.Open> underLoad(Database database, Pool pool) {
    return pool == Pool.TOMCAT ? Optional.of(Tomcat.open(database)) : Optional.empty();
  }

  /** Tomcat's pool, whose cleaner looks for connections that are out for more than a second. */
  static void tomcatInTime(Database database, Holder holder) throws Exception {
    hold(Tomcat.open(database), connection -> await(connection::isClosed), holder);
  }

  /** The pool c3p0, whose handles go on saying that they are open. */
  static void c3p0InTime(Database database, Holder holder) throws Exception {
    hold(C3p0.open(database), connection -> await(() -> C3p0.tookAway(connection)), holder);
  }

  /** Druid, whose own thread looks for abandoned connections, and is not waited for here. */
  static void druid(Database database, Holder holder) throws Exception {
    druid(database, (connection, statement) -> {}, holder);
  }

  /**
   * The same.
   *
   * @param before what the borrower does as long as it has the connection
   */
  static void druid(Database database, Holder before, Holder holder) throws Exception {
    DruidDataSource source = Druid.source(database);
    hold(
        new Pool.Open(source::getConnection, source::close),
        connection -> {
          before.accept(connection, null);
          // As its own thread does it, which knows nothing of the application.
          Thread housekeeper = new Thread(source::removeAbandoned);
          housekeeper.start();
          housekeeper.join();
        },
        holder);
  }

  private static void hold(Pool.Open pool, Reclaim reclaim, Holder holder) throws Exception {
    try (pool) {
      Connection connection = pool.borrow();
      Statement statement = connection.createStatement();
      reclaim.of(connection);
      await(Reclaiming::nobodyCloses);
      holder.accept(connection, statement);
    }
  }

  /** Something that comes to be so. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits for it. */
  static void await(Condition condition) throws Exception {
    long begun = System.nanoTime();
    while (!condition.holds()) {
      CleanRounds.check(System.nanoTime() - begun < LIMIT_NANOS);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** A driver's connection says that it is closed before its close has ended on another thread. */
  private static boolean nobodyCloses() {
    Map<Thread, StackTraceElement[]> others = Thread.getAllStackTraces();
    others.remove(Thread.currentThread());
    return others.values().stream()
        .flatMap(Arrays::stream)
        .noneMatch(
            frame ->
                frame.getClassName().endsWith("Connection")
                    && (frame.getMethodName().equals("close")
                        || frame.getMethodName().equals("abort")));
  }

  // Each in a class of its own, so that a JVM needs no jars but those of its own pool.

  private static final class Dbcp {

    static BasicDataSource source(Database database) {
      BasicDataSource source = new BasicDataSource();
      source.setUrl(database.url());
      source.setDriverClassName(database.driver());
      source.setRemoveAbandonedTimeout(Duration.ZERO);
      return source;
    }

    static Pool.Open inTime(Database database) {
      BasicDataSource source = source(database);
      source.setRemoveAbandonedOnMaintenance(true);
      // No sooner: what it finds while the pool still looks at it, it takes away from the pool.
      source.setRemoveAbandonedTimeout(Duration.ofSeconds(1));
      source.setDurationBetweenEvictionRuns(Duration.ofMillis(50));
      return new Pool.Open(source::getConnection, source::close);
    }
  }

  private static final class Tomcat {

    static Pool.Open open(Database database) {
      PoolProperties properties = new PoolProperties();
      properties.setUrl(database.url());
      properties.setDriverClassName(database.driver());
      properties.setJmxEnabled(false);
      properties.setRemoveAbandoned(true);
      properties.setRemoveAbandonedTimeout(1);
      properties.setTimeBetweenEvictionRunsMillis(50);
      var source = new org.apache.tomcat.jdbc.pool.DataSource(properties);
      return new Pool.Open(source::getConnection, () -> source.close(true));
    }
  }

  private static final class C3p0 {

    static Pool.Open open(Database database) {
      ComboPooledDataSource source = new ComboPooledDataSource();
      source.setJdbcUrl(database.url());
      source.setUnreturnedConnectionTimeout(1);
      return new Pool.Open(source::getConnection, source::close);
    }

    /** The driver's connection knows, and c3p0 asks it for whoever wants to know. */
    static boolean tookAway(Connection handle) throws SQLException, ReflectiveOperationException {
      return (boolean)
          ((C3P0ProxyConnection) handle)
              .rawConnectionOperation(
                  Connection.class.getMethod("isClosed"),
                  C3P0ProxyConnection.RAW_CONNECTION,
                  new Object[0]);
    }
  }

  private static final class Druid {

    static DruidDataSource source(Database database) {
      DruidDataSource source = new DruidDataSource();
      source.setUrl(database.url());
      source.setDriverClassName(database.driver());
      source.setTestWhileIdle(false);
      source.setRemoveAbandoned(true);
      source.setRemoveAbandonedTimeoutMillis(0);
      return source;
    }
  }
}
