package dev.outlive.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outlive.hook.Hooks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On statements of H2's that only a cancel ends. */
@Timeout(60)
class WatchdogTest {
  private static final int LONG = 600_000;
  private static final int SHORT = 1;

  private final Watchdog watchdog =
      new Watchdog(
          work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
          });

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  /** Answers how it ended. */
  private String runUntilCancelled() {
    try (Statement statement = connection.createStatement()) {
      // As the hooks would have it.
      Hooks.calls().running = statement;
      statement.execute("SELECT count(*) FROM SYSTEM_RANGE(1, 1000000000000) WHERE MOD(x, 2) = 2");
      return "ended";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }

  @Test
  void answersWhatWasReadInTime() {
    assertThat(watchdog.within(LONG, () -> "value")).isEqualTo("value");
  }

  /** Threads are remembered for longer than a pool keeps its connections. */
  @Test
  void theThreadForgetsWhatItHasRun() {
    watchdog.within(
        LONG,
        () -> {
          Hooks.calls().running = connection;
          return "value";
        });
    assertThat(Hooks.calls().running).isNull();
  }

  @Test
  void throwsWhatWasThrownInTime() {
    RuntimeException meant = new IllegalStateException("meant");
    assertThatThrownBy(
            () ->
                watchdog.within(
                    LONG,
                    () -> {
                      throw meant;
                    }))
        .isSameAs(meant);
  }

  @Test
  void cancelsTheStatementThatRuns() {
    assertThatThrownBy(
            () ->
                watchdog.within(
                    SHORT,
                    () -> {
                      throw new IllegalStateException(runUntilCancelled());
                    }))
        .isInstanceOf(TookTooLong.class)
        .hasMessage("longer than 1 ms");
  }

  @Test
  void cancelsTheStatementsThatFollow() {
    String[] ends = new String[3];
    assertThatThrownBy(
            () ->
                watchdog.within(
                    SHORT,
                    () -> {
                      for (int i = 0; i < ends.length; i++) {
                        ends[i] = runUntilCancelled();
                      }
                      return ends;
                    }))
        .isInstanceOf(TookTooLong.class);
    assertThat(ends).containsOnly("57014");
  }

  @Test
  void forgetsTheStatementOfAnEarlierRead() {
    assertThatThrownBy(() -> watchdog.within(SHORT, this::runUntilCancelled))
        .isInstanceOf(TookTooLong.class);
    assertThat(watchdog.<Boolean>within(LONG, () -> Hooks.calls().running == null)).isTrue();
  }
}
