package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.SlowReads;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A read of auto-fix's whose time is up ends as a whole, and leaves its connection usable. */
class SlowReadIT {
  private static FixRun run;

  @BeforeAll
  static void runAll() {
    Postgres.require();
    run =
        FixJvm.running(SlowReads.class, "slow")
            .fixing()
            .set("outlive.snapshot.max-millis", 1500)
            .set("outlive.snapshot.max-rows", 5000)
            .run();
  }

  @Test
  void theAttributeOfManyOwnersIsReadInChunks() {
    FixRun quick =
        FixJvm.running(SlowReads.class, "quick")
            .fixing()
            .set("outlive.snapshot.max-rows", 5000)
            .run();
    assertThat(quick.said("quickChunks.true.statements")).isEqualTo("4");
    assertThat(quick.said("quickChunks.true")).isEqualTo("Author 1");
    assertThat(quick.lazyOutcomes("quickChunks")).containsExactly("reloaded", "snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slowChunk", "beforeTheFirst", "afterTheFirst"})
  void noStatementFollowsOnceTheTimeIsUp(String scenario) {
    assertThat(run.said(scenario + ".true.statements")).isEqualTo("1");
    assertGivenUp(scenario);
  }

  @Test
  void theTimeIsThatOfAllChunksTogether() {
    assertThat(Integer.parseInt(run.said("slowChunks.true.statements"))).isBetween(1, 3);
    assertGivenUp("slowChunks");
  }

  private static void assertGivenUp(String scenario) {
    assertThat(run.refusals(scenario))
        .anyMatch(message -> message.contains("reading it took longer than 1500 ms"));
    assertThat(run.lazyOutcomes(scenario)).doesNotContain("snapshot");
    assertThat(run.said(scenario + ".next")).isEqualTo("Book 1.1");
  }

  @Test
  void aShortReadKeepsItsConnectionNoLongerThanTheApplicationWaits() {
    assertThat(run.said("lockedTable")).isEqualTo("ContextClosedException");
    assertThat(run.refusals("lockedTable"))
        .singleElement()
        .asString()
        .contains("it took longer than 1500 ms");
    assertThat(run.said("lockedTable.givenBack")).isEqualTo("true");
  }
}
