package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Shares connections between threads: correctly, printing a {@code SECTION} each, and then by
 * calling what must not overlap while another thread is in a slow query.
 */
public final class OverlapProgram implements Program {

  private static final int THREADS = 4;
  private static final int ROUNDS = 200;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 5;
  private static final String SELECT = "SELECT 1";

  private static final Semaphore INSIDE = new Semaphore(0);
  private static final Semaphore GO_ON = new Semaphore(0);

  private Database database;
  private Pool pool;
  private AgentView agent;
  private Connection keeper;

  @FunctionalInterface
  private interface Section {
    void run(Pool.Open open) throws Exception;
  }

  /** What a second thread does while the first is in a slow query. */
  @FunctionalInterface
  private interface Meanwhile {
    void on(Connection connection, Statement busy) throws SQLException;
  }

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    this.database = Database.of(arguments[0]);
    this.pool = Pool.of(arguments[1]);
    this.agent = agent;
    try (Connection kept = database.connect()) {
      keeper = kept;
      if (database == Database.H2) {
        execute("CREATE ALIAS OUTLIVE_HOLD FOR \"" + getClass().getName() + ".hold\"");
      }
      try (Pool.Open open = pool.open(database, THREADS)) {
        behave(open);
        misbehave(open);
      }
    }
  }

  private void behave(Pool.Open open) throws Exception {
    section("a connection for each", open, this::ownConnections);
    section("a lock around one", open, this::locked);
    section("one after the other", open, this::handedOver);
    section("virtual threads", open, this::virtually);
    section("a query that another thread cancels", open, pooled -> cancelled());
    section("a connection that another thread closes", open, pooled -> closed());
  }

  private void misbehave(Pool.Open open) throws Exception {
    meanwhile(open, (connection, busy) -> executeMeanwhile(connection));
    meanwhile(open, (connection, busy) -> batchMeanwhile(connection));
    meanwhile(open, (connection, busy) -> connection.commit());
    meanwhile(open, (connection, busy) -> connection.rollback());
  }

  private void section(String name, Pool.Open open, Section section) throws Exception {
    long before = agent.violations();
    section.run(open);
    System.out.println("SECTION violations=" + (agent.violations() - before) + " " + name);
  }

  private void ownConnections(Pool.Open open) {
    IntStream.range(0, ROUNDS)
        .parallel()
        .forEach(
            round -> {
              try (Connection connection = open.borrow()) {
                query(connection);
              } catch (SQLException failure) {
                throw new IllegalStateException(failure);
              }
            });
  }

  private static void query(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SELECT)) {
      check(rows.next());
    }
  }

  private void locked(Pool.Open open) throws Exception {
    try (Connection connection = open.borrow()) {
      ReentrantLock lock = new ReentrantLock();
      List<FutureTask<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(onAnotherThread("locked", () -> inTurn(connection, lock)));
      }
      for (FutureTask<Void> each : all) {
        each.get();
      }
    }
  }

  private static Void inTurn(Connection connection, ReentrantLock lock) throws SQLException {
    for (int i = 0; i < ROUNDS; i++) {
      lock.lock();
      try {
        query(connection);
      } finally {
        lock.unlock();
      }
    }
    return null;
  }

  private void handedOver(Pool.Open open) throws Exception {
    try (Connection connection = open.borrow();
        PreparedStatement statement = connection.prepareStatement(SELECT)) {
      for (int i = 0; i < ROUNDS; i++) {
        statement.executeQuery().close();
        onAnotherThread("next", () -> again(statement)).get();
      }
    }
  }

  private static Void again(PreparedStatement statement) throws SQLException {
    statement.executeQuery().close();
    return null;
  }

  /** Where there are any; the compiler of this knows none yet. */
  private void virtually(Pool.Open open) throws Exception {
    if (Runtime.version().feature() < 21) {
      return;
    }
    try (Connection connection = open.borrow()) {
      ReentrantLock lock = new ReentrantLock();
      List<FutureTask<Void>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        FutureTask<Void> task = new FutureTask<>(() -> inTurn(connection, lock));
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        all.add(task);
      }
      for (FutureTask<Void> each : all) {
        each.get();
      }
    }
  }

  private void cancelled() throws Exception {
    onItsOwn((connection, busy) -> busy.cancel());
  }

  private void closed() throws Exception {
    onItsOwn((connection, busy) -> connection.close());
  }

  /** On a pool of its own: what is cancelled late would hit the next borrower's query. */
  private void onItsOwn(Meanwhile meanwhile) throws Exception {
    try (Pool.Open own = pool.open(database, 1)) {
      meanwhile(own, meanwhile);
    }
  }

  private static void executeMeanwhile(Connection connection) throws SQLException {
    query(connection);
  }

  private static void batchMeanwhile(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.addBatch("DELETE FROM outlive_no_such_table");
      statement.executeBatch();
    }
  }

  /** Has a second thread do something once the first one is in its query. */
  private void meanwhile(Pool.Open open, Meanwhile meanwhile) throws Exception {
    Connection connection = open.borrow();
    connection.setAutoCommit(false);
    Statement busy = connection.createStatement();
    if (database != Database.H2) {
      // A server goes on with a query whose connection was closed under it: one of a section before
      // would be taken for the first thread's.
      await(() -> !running());
    }
    FutureTask<Void> first = onAnotherThread("first", () -> slowly(busy));
    while (!inside(first)) {
      // Over before anybody looked: the machine is busy.
      first = onAnotherThread("first", () -> slowly(busy));
    }
    Thread[] thread = new Thread[1];
    FutureTask<Void> second =
        new FutureTask<>(
            () -> {
              quietly(() -> meanwhile.on(connection, busy));
              return null;
            });
    thread[0] = new Thread(second, "second");
    thread[0].start();
    await(() -> second.isDone() || waits(thread[0]));
    GO_ON.release();
    first.get();
    second.get();
    quietly(busy::close);
    quietly(connection::rollback);
    quietly(() -> connection.setAutoCommit(true));
    quietly(connection::close);
  }

  private Void slowly(Statement busy) {
    quietly(() -> busy.execute(slowQuery()));
    return null;
  }

  private String slowQuery() {
    return switch (database) {
      case H2 -> "CALL OUTLIVE_HOLD()";
      case POSTGRESQL -> "SELECT pg_sleep(1)";
      default -> "SELECT SLEEP(1)";
    };
  }

  /** What H2 calls in the slow query. */
  public static boolean hold() throws InterruptedException {
    INSIDE.release();
    GO_ON.acquire();
    return true;
  }

  /** Whether the first thread was seen in its query. */
  private boolean inside(FutureTask<Void> first) throws Exception {
    if (database == Database.H2) {
      INSIDE.acquire();
      return true;
    }
    GO_ON.drainPermits();
    boolean[] seen = new boolean[1];
    await(() -> (seen[0] = running()) || first.isDone());
    return seen[0];
  }

  private boolean running() throws SQLException {
    String running =
        database == Database.POSTGRESQL
            ? "SELECT COUNT(*) FROM pg_stat_activity"
                + " WHERE state = 'active' AND query = '"
                + slowQuery()
                + "'"
            : "SELECT COUNT(*) FROM information_schema.processlist WHERE info = '"
                + slowQuery()
                + "'";
    try (Statement statement = keeper.createStatement();
        ResultSet rows = statement.executeQuery(running)) {
      return rows.next() && rows.getInt(1) > 0;
    }
  }

  private static boolean waits(Thread thread) {
    return switch (thread.getState()) {
      case BLOCKED, WAITING, TIMED_WAITING -> true;
      default -> false;
    };
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = keeper.createStatement()) {
      statement.execute(sql);
    }
  }

  private static FutureTask<Void> onAnotherThread(String name, Callable<Void> work) {
    FutureTask<Void> task = new FutureTask<>(work);
    new Thread(task, name).start();
    return task;
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long begun = System.nanoTime();
    while (!condition.call()) {
      check(System.nanoTime() - begun < LIMIT_NANOS);
      Thread.sleep(LOOK_MILLIS);
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
      // A driver may mind what is done to it here; the agent is what is looked at.
    }
  }
}
