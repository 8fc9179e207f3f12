package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Guards;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Auto-fix does the host's PostgreSQL transactions and sessions no harm, and says what it left. */
class GuardIT {
  private static FixRun run;

  @BeforeAll
  static void runAll() {
    Postgres.require();
    run = FixJvm.running(Guards.class).fixing().set("outlive.snapshot.max-millis", 3000).run();
  }

  @ParameterizedTest
  @CsvSource({
    "renamedTable, the read failed",
    "deniedTable, the read failed",
    "lockedTable, longer than 3000 ms"
  })
  void theHostCommitsAfterAFailedPrefetch(String scenario, String reason) {
    assertThat(run.said(scenario + ".committed")).isEqualTo("1");
    assertThat(run.refusals(scenario))
        .anyMatch(message -> message.contains("Book.author") && message.contains(reason));
  }

  @Test
  void aCloseDoesNotWaitForALockedTable() {
    long waited =
        Long.parseLong(run.said("lockedTable.after"))
            - Long.parseLong(run.said("lockedTable.before"));
    assertThat(waited).as("milliseconds").isLessThan(10_000);
  }

  @Test
  void aFailedPrefetchWithoutATransactionLeavesTheConnectionAlone() {
    assertThat(run.said("failingWithoutTransaction")).isEqualTo("ContextClosedException");
    assertThat(run.said("failingWithoutTransaction.next")).isEqualTo("Book 1.1");
    assertThat(run.refusals("failingWithoutTransaction"))
        .anyMatch(message -> message.contains("failed"));
  }

  @Test
  void nothingIsReadInATransactionAboveReadCommitted() {
    assertThat(run.said("aboveReadCommitted.committed")).isEqualTo("1");
    assertThat(run.said("aboveReadCommitted.statements")).as("the insert").isEqualTo("1");
    assertThat(run.refusals("aboveReadCommitted"))
        .anyMatch(message -> message.contains("above READ COMMITTED"));
  }

  @Test
  void aTransactionAtReadCommittedIsReadInAndCommits() {
    assertThat(run.said("atReadCommitted.committed")).isEqualTo("1");
    assertThat(run.said("atReadCommitted.statements")).isEqualTo("2");
    assertThat(run.said("atReadCommitted.read")).isEqualTo("Author 1");
    assertThat(run.lazyOutcomes("atReadCommitted")).contains("snapshot");
  }

  @Test
  void aTransactionThatTheHostBrokeStaysAsItIs() {
    assertThat(run.said("brokenTransaction.true")).isEqualTo("42P01");
    assertThat(run.said("brokenTransaction.then")).isEqualTo("25P02");
    assertThat(run.said("brokenTransaction.afterwards")).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sessionVariable", "sessionRole"})
  void nothingIsReloadedThatASessionsStateMayHide(String scenario) {
    assertThat(run.said(scenario)).isEqualTo("ContextClosedException");
    assertThat(run.said(scenario + ".statements")).isEqualTo("0");
    assertThat(run.lazyOutcomes(scenario)).containsExactly("threw");
    assertThat(run.refusals(scenario))
        .singleElement()
        .asString()
        .contains("had changed its connection's state");
  }

  @Test
  void anotherThreadsTransactionIsNotReadIn() {
    assertThat(run.said("closedByAnotherThread.committed")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"failingShortRead, the read failed"})
  void aFailedShortReadLeavesTheOrmsOwnException(String scenario, String reason) {
    assertThat(run.said(scenario)).isEqualTo("ContextClosedException");
    assertThat(run.refusals(scenario)).singleElement().asString().contains(reason);
    assertThat(run.lazyOutcomes(scenario)).containsExactly("threw");
  }
}
