package dev.outlive.it.program;

import static dev.outlive.it.program.CleanRounds.check;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Jobs of a scheduler with one thread, some of which are requests by {@code outlive.scopes}. The
 * argument is how many violations there are to be.
 */
public final class JobProgram implements Program {
  private static Borrower borrower;

  @Override
  public void run(String[] arguments, AgentView agent) throws Exception {
    ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(1);
    try (Borrower all = new Borrower()) {
      borrower = all;
      Nightly nightly = new Nightly();
      run(scheduler, nightly::closes);
      run(scheduler, nightly::handsOut);
      run(scheduler, nightly::reads);
      run(scheduler, JobProgram::unnamed);
      run(scheduler, () -> Weekly.keeps(17, 0.5, "secret"));
      try {
        run(scheduler, nightly::keepsAndFails);
        check(false);
      } catch (IllegalStateException expected) {
        // The job's own, and no other.
        check(expected.getMessage().equals("as it should"));
      }
      LeakProgram.await(agent, Long.parseLong(arguments[0]));
    } finally {
      scheduler.shutdown();
    }
  }

  @FunctionalInterface
  private interface Job {
    void run() throws SQLException;
  }

  private static void run(ScheduledExecutorService scheduler, Job job) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    scheduler.schedule(
        () -> {
          try {
            job.run();
            done.complete(null);
          } catch (SQLException | RuntimeException failure) {
            done.completeExceptionally(failure);
          }
        },
        0,
        TimeUnit.MILLISECONDS);
    try {
      done.get();
    } catch (ExecutionException failed) {
      throw (Exception) failed.getCause();
    }
  }

  /** No request: what it keeps open crosses none. */
  private static void unnamed() throws SQLException {
    borrower.keeps();
  }

  /** Jobs that are requests. */
  static final class Nightly {
    void closes() throws SQLException {
      borrower.closes();
    }

    void handsOut() throws SQLException {
      borrower.handsOut();
    }

    void reads() {
      borrower.readsTooLate();
    }

    void keepsAndFails() throws SQLException {
      try {
        borrower.keeps();
      } finally {
        again();
      }
      throw new IllegalStateException("as it should");
    }

    /** A request inside another is that other. */
    private void again() throws SQLException {
      borrower.closes();
    }
  }

  /** A job that is a request by its static method. */
  static final class Weekly {
    private Weekly() {}

    static double keeps(long id, double share, String name) throws SQLException {
      double sum = share;
      for (int i = 0; i < name.length(); i++) {
        sum += id;
      }
      borrower.keeps();
      return sum;
    }
  }
}
