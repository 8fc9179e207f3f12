package dev.outlive.it.program;

import static dev.outlive.it.program.Reclaiming.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What befalls an application that gives back whatever it borrows, while some of its threads are in
 * the middle of their work: the server drops connections, the pool is suspended, shrinks, takes a
 * connection back, is closed, the database shuts down. Prints a {@code SECTION} each, with what the
 * agent counted.
 */
public final class TroubleProgram implements Program {

  private static final int THREADS = 4;
  private static final int TIMES = 20;
  private static final long PAUSE_NANOS = 1_000_000;

  private Database database;
  private Pool pool;
  private Sections sections;
  private boolean patient;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.pool = Pool.of(arguments[1]);
    this.patient = arguments.length > 2;
    this.sections = new Sections(agent);
    try (Connection keeper = database.connect()) {
      database.withTables(keeper, () -> suffer(keeper));
    }
    if (database == Database.H2) {
      sections.run("the database shuts down", this::shutDown);
    }
  }

  private void suffer(Connection keeper) throws Exception {
    if (database.onServer()) {
      sections.run("the server drops connections", () -> dropped(keeper));
    }
    Optional<Pool.Open> reclaiming = Reclaiming.underLoad(database, pool);
    if (reclaiming.isPresent()) {
      sections.run("the pool takes connections back", () -> reclaimed(reclaiming.get()));
    }
    if (pool == Pool.HIKARI) {
      sections.run(
          "the pool is suspended and evicts", () -> Hikari.suspended(database, new Crowd()));
      if (patient) {
        sections.run("the pool shrinks", () -> Hikari.shrinks(database, new Crowd(), new Crowd()));
      }
    }
    if (pool.shared()) {
      sections.run("the pool is closed", this::closed);
    }
  }

  /** Threads that borrow, work in a transaction and give back, whatever becomes of it. */
  private final class Crowd {
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLongArray sessions = new AtomicLongArray(THREADS);
    private final AtomicIntegerArray done = new AtomicIntegerArray(THREADS);
    private final AtomicIntegerArray failed = new AtomicIntegerArray(THREADS);
    private volatile boolean enough;

    void start(Pool.Source source) {
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        Thread thread = new Thread(() -> work(source, number), "borrower-" + i);
        thread.start();
        threads.add(thread);
      }
    }

    /** Waits until all threads have done this much more. */
    void awaitDone(int more) throws Exception {
      await(done::get, more);
    }

    /** Waits until all threads have tried twice more, whatever came of it. */
    void awaitAny() throws Exception {
      await(this::tried, 2);
    }

    private int tried(int number) {
      return done.get(number) + failed.get(number);
    }

    private void await(IntUnaryOperator counts, int more) throws Exception {
      int[] enoughOf = new int[THREADS];
      Arrays.setAll(enoughOf, i -> counts.applyAsInt(i) + more);
      Reclaiming.await(
          () -> IntStream.range(0, THREADS).allMatch(i -> counts.applyAsInt(i) >= enoughOf[i]));
    }

    /**
     * Ends it when each thread has tried again or waits: some pools tell nobody who waits for what
     * they will not lend any more that they are closed.
     */
    void dismiss() throws Exception {
      int[] before = IntStream.range(0, THREADS).map(this::tried).toArray();
      Reclaiming.await(
          () -> IntStream.range(0, THREADS).allMatch(i -> tried(i) > before[i] + 1 || waits(i)));
      enough = true;
      threads.forEach(Thread::interrupt);
      end();
    }

    private boolean waits(int number) {
      return switch (threads.get(number).getState()) {
        case WAITING, TIMED_WAITING -> true;
        default -> false;
      };
    }

    void end() throws Exception {
      enough = true;
      for (Thread thread : threads) {
        thread.join();
      }
    }

    private void work(Pool.Source source, int number) {
      while (!enough) {
        try (Connection connection = source.borrow()) {
          work(connection, number);
          done.incrementAndGet(number);
        } catch (SQLException | RuntimeException trouble) {
          // H2's pool minds its end by an unchecked exception, and c3p0 may give null for rows.
          failed.incrementAndGet(number);
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }

    private void work(Connection connection, int number) throws SQLException {
      connection.setAutoCommit(false);
      try {
        if (database.onServer()) {
          sessions.set(number, session(connection));
        }
        insert(connection);
        try (PreparedStatement statement =
                connection.prepareStatement(database.sql("SELECT id, name FROM %t"));
            ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            rows.getString(2);
          }
        }
        connection.commit();
      } catch (SQLException failure) {
        quietly(connection::rollback);
        throw failure;
      } finally {
        sessions.set(number, 0);
        quietly(() -> connection.setAutoCommit(true));
      }
    }
  }

  private void insert(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(database.sql("INSERT INTO %t_keys (name) VALUES ('one')"));
    }
  }

  private boolean postgres() {
    return database == Database.POSTGRESQL;
  }

  private long session(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet own =
            statement.executeQuery(
                postgres() ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()")) {
      own.next();
      return own.getLong(1);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws SQLException;
  }

  private static void quietly(Step step) {
    try {
      step.run();
    } catch (SQLException failed) {
      // Clean-up goes on, whatever fails.
    }
  }

  private void dropped(Connection keeper) throws Exception {
    Crowd crowd = new Crowd();
    try (Pool.Open open = pool.open(database, THREADS)) {
      crowd.start(open.source());
      for (int time = 0; time < TIMES; time++) {
        int number = time % THREADS;
        int before = crowd.failed.get(number);
        await(
            () -> {
              long session = crowd.sessions.get(number);
              if (session != 0) {
                drop(keeper, session);
              }
              return crowd.failed.get(number) > before;
            });
      }
      crowd.end();
    }
  }

  /** It may have ended by now. */
  private void drop(Connection keeper, long session) {
    quietly(
        () -> {
          try (Statement statement = keeper.createStatement()) {
            statement.execute(
                postgres() ? "SELECT pg_terminate_backend(" + session + ")" : "KILL " + session);
          }
        });
  }

  /** One thread keeps a connection too long, and knows what is to be done when it is gone. */
  private void reclaimed(Pool.Open reclaiming) throws Exception {
    Crowd crowd = new Crowd();
    try (reclaiming) {
      crowd.start(reclaiming.source());
      for (int i = 0; i < 2; i++) {
        Connection connection = reclaiming.borrow();
        connection.setAutoCommit(false);
        insert(connection);
        await(connection::isClosed);
        quietly(connection::rollback);
        quietly(() -> connection.setAutoCommit(true));
        connection.close();
      }
      crowd.awaitDone(1);
      crowd.end();
    }
  }

  private void closed() throws Exception {
    Crowd crowd = new Crowd();
    Pool.Open open = pool.open(database, THREADS);
    crowd.start(open.source());
    crowd.awaitDone(TIMES);
    open.close();
    crowd.dismiss();
    // Tomcat's data source makes itself another pool when it is asked again.
    open.close();
  }

  /** Its tables are in memory, and go with it. */
  private void shutDown() throws Exception {
    Crowd crowd = new Crowd();
    Connection keeper = database.connect();
    Connection held = database.connect();
    try (Pool.Open open = pool.open(database, THREADS)) {
      crowd.start(open.source());
      crowd.awaitDone(TIMES);
      quietly(() -> keeper.createStatement().execute("SHUTDOWN IMMEDIATELY"));
      // Held by whoever got it without a pool: once, and once more.
      quietly(() -> held.prepareStatement("SELECT 1"));
      quietly(() -> held.prepareStatement("SELECT 1"));
      crowd.awaitAny();
      crowd.end();
    }
    quietly(held::close);
    quietly(keeper::close);
  }

  /** In a class of its own, so that a JVM needs no jars but those of its own pool. */
  private static final class Hikari {

    private static HikariConfig config(Database database) {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(database.url());
      config.setDriverClassName(database.driver());
      config.setMaximumPoolSize(THREADS);
      config.setMinimumIdle(0);
      config.setAllowPoolSuspension(true);
      // The shortest that it allows.
      config.setIdleTimeout(10_000);
      return config;
    }

    static void suspended(Database database, Crowd crowd) throws Exception {
      try (HikariDataSource source = new HikariDataSource(config(database))) {
        crowd.start(source::getConnection);
        crowd.awaitDone(1);
        HikariPoolMXBean bean = source.getHikariPoolMXBean();
        for (int time = 0; time < TIMES; time++) {
          bean.suspendPool();
          bean.softEvictConnections();
          bean.resumePool();
          crowd.awaitDone(2);
        }
        crowd.end();
      }
    }

    static void shrinks(Database database, Crowd crowd, Crowd next) throws Exception {
      System.setProperty("com.zaxxer.hikari.housekeeping.periodMs", "200");
      try (HikariDataSource source = new HikariDataSource(config(database))) {
        crowd.start(source::getConnection);
        crowd.awaitDone(TIMES);
        crowd.end();
        HikariPoolMXBean bean = source.getHikariPoolMXBean();
        await(() -> bean.getTotalConnections() == 0);
        next.start(source::getConnection);
        next.awaitDone(TIMES);
        next.end();
      }
    }
  }
}
