package dev.outlive.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTest {

  /** More often than there are connections, so that one that is kept is missed. */
  private static final int TIMES = 6;

  private static void assertGives(long answer, Operation operation, Pool pool) throws Exception {
    operation.pool = pool;
    operation.prepare();
    try {
      for (int time = 0; time < TIMES; time++) {
        assertThat(operation.measure()).isEqualTo(answer);
      }
    } finally {
      operation.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPoolLendsAndTakesBack(Pool pool) throws Exception {
    assertGives(1, new BorrowAndReturn(), pool);
  }

  @ParameterizedTest
  @EnumSource
  void everyPoolHandsOutTheRows(Pool pool) throws Exception {
    // Row r of 20: r+1, r+2, "text", r+4, and whether r+5 is even.
    assertGives(860, new ReadRows(), pool);
  }

  @ParameterizedTest
  @EnumSource
  void everyPoolSelectsOnH2(Pool pool) throws Exception {
    assertGives("account".length() + 3, new SelectOnH2(), pool);
  }

  @Test
  void aRowIsSelectedOnPostgres() throws Exception {
    try (Connection connection = DriverManager.getConnection(Source.POSTGRES.url())) {
      assertThat(connection.isValid(1)).isTrue();
    } catch (SQLException e) {
      abort("No server behind " + Source.POSTGRES.url() + ": " + e.getMessage());
    }
    assertGives("account".length() + 3, new SelectOnPostgres(), Pool.HIKARI);
  }

  @Test
  void aSessionReadsTenPurchasesOfTwo() throws Exception {
    assertGives(20, new HibernateSession(), Pool.HIKARI);
  }

  @Test
  void detachedEntitiesKeepWhatWasLoaded() throws Exception {
    // The identifiers from 0, and of each the lengths of name and city, the discount and a flag.
    assertGives(1_000 * 999 / 2 + 1_000 * (4 + 4 + 5 + 1), new DetachedEntities(), Pool.HIKARI);
  }

  @Test
  void aLateReadGivesNothing() throws Exception {
    assertGives(0, new LateRead(), Pool.HIKARI);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Virtual threads need JDK 21")
  void tenThousandAreOpenTogether() throws Exception {
    assertGives(OpenTogether.LEASES, new OpenTogether(), Pool.HIKARI);
  }

  @Test
  void theDepthIsInFramesThatLieUnderTheWorkers() throws Exception {
    assertThat(framesOf(new DeepWorkers(100))).isEqualTo(framesOf(new DeepWorkers(0)) + 100);
  }

  private static int framesOf(DeepWorkers workers) throws Exception {
    try {
      return workers.submit(() -> new Throwable().getStackTrace().length).get();
    } finally {
      workers.shutdown();
    }
  }

  @Test
  void warmingUpIsDoingIt() throws Exception {
    Frames frames = new Frames();
    frames.warmUp = 1;

    frames.prepare();

    assertThat(frames.done).isPositive();
  }

  /** HikariCP switches it off where it does not like the threshold. */
  @Test
  void leakDetectionIsOn() throws Exception {
    OpenPool open = Pool.HIKARI_LEAK_DETECTION.open(Source.STUB, 1);
    try (Connection connection = open.dataSource().getConnection()) {
      assertThat(connection.isClosed()).isFalse();
      assertThat(((HikariDataSource) open.dataSource()).getLeakDetectionThreshold()).isPositive();
    } finally {
      open.close();
    }
  }

  private static final class Frames extends Operation {

    private int done;

    @Override
    void open() {}

    @Override
    public void close() {}

    @Override
    long once() {
      done++;
      return StackWalker.getInstance().walk(frames -> frames.count());
    }
  }
}
