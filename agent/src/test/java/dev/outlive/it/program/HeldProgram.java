package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Holds connections: parked in a field by a thread that waits, and by one that is over. Beside them
 * stand those that nobody is to mind. Prints a {@code HELD} whenever the agent has noticed.
 */
public final class HeldProgram implements Program {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_MILLIS = 20;

  private final CountDownLatch mayClose = new CountDownLatch(1);
  private Connection abandoned;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    Database database = Database.of(arguments[0]);
    Pool pool = Pool.of(arguments[1]);
    try (Pool.Open open = pool.open(database, 4)) {
      Connection own = database.connect();
      Connection passedOn = passedOn(database);
      use(passedOn);
      Thread parked = started("parked", () -> park(open));
      int expected = 0;
      if (pool.shared()) {
        await(agent, ++expected);
      }
      started("abandoning", () -> abandon(open)).join();
      await(agent, ++expected);
      mayClose.countDown();
      parked.join();
      if (pool.shared()) {
        await(agent, ++expected);
      }
      use(abandoned);
      abandoned.close();
      await(agent, ++expected);
      use(own);
      use(passedOn);
      own.close();
      passedOn.close();
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private static Thread started(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Exception failure) {
                throw new IllegalStateException(failure);
              }
            },
            name);
    thread.start();
    return thread;
  }

  private void park(Pool.Open open) throws Exception {
    try (Connection connection = open.borrow()) {
      use(connection);
      mayClose.await();
    }
  }

  private void abandon(Pool.Open open) throws SQLException {
    abandoned = open.borrow();
    use(abandoned);
  }

  /** Opened by a thread that is over, for another that will have it for long. */
  private static Connection passedOn(Database database) throws InterruptedException {
    BlockingQueue<Connection> opened = new LinkedBlockingQueue<>();
    started("opening", () -> opened.add(database.connect()));
    return opened.take();
  }

  private static void use(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
  }

  private static void await(AgentView agent, int expected) throws InterruptedException {
    long begun = System.nanoTime();
    while (agent.kinds() < expected) {
      check(System.nanoTime() - begun < LIMIT_NANOS);
      Thread.sleep(LOOK_MILLIS);
    }
    System.out.println("HELD kinds=" + agent.kinds());
  }
}
