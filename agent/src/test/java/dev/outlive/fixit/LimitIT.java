package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Limits;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused is left to the ORM, whole, and {@code incomplete-snapshot} says why. */
class LimitIT {
  private static FixRun bounds;
  private static FixRun others;

  @BeforeAll
  static void runBoth() {
    bounds =
        FixJvm.running(Limits.class, "bounds")
            .fixing()
            .set("outlive.snapshot.max-rows", 4)
            .set("outlive.snapshot.max-bytes", 4000)
            .set("outlive.snapshot.max-depth", 1)
            .run();
    others =
        FixJvm.running(Limits.class, "others")
            .fixing()
            .set("outlive.snapshot.max-millis", 2000)
            .run();
  }

  @ParameterizedTest
  @CsvSource({
    "steps, more than 1 steps from a loaded entity",
    "rows, more than 4 rows",
    "bytes, bytes",
    "bytesOfAModel, bytes"
  })
  void aBoundIsKeptAndNamed(String scenario, String reason) {
    assertThat(bounds.said(scenario + ".1")).isEqualTo("ContextClosedException");
    assertThat(bounds.said(scenario + ".2")).isEqualTo("ContextClosedException");
    assertThat(bounds.refusals(scenario)).anyMatch(message -> message.contains(reason));
  }

  @Test
  void whatIsWithinTheBoundsIsServed() {
    assertThat(bounds.said("rows.few")).isEqualTo("2");
    assertThat(bounds.said("bytes.few")).isEqualTo("Bio 1");
  }

  @ParameterizedTest
  @CsvSource({
    "threadHoldsConnection, this thread holds a connection",
    "threadHoldsOtherSession, this thread holds a connection",
    "routed, another source",
    "exhaustedPool, took longer than 2000 ms"
  })
  void nothingIsReadFromWhereItMustNot(String scenario, String reason) {
    assertThat(others.said(scenario)).isEqualTo("ContextClosedException");
    assertThat(others.refusals(scenario)).anyMatch(message -> message.contains(reason));
    assertThat(others.lazyOutcomes(scenario)).containsExactly("threw");
  }

  @ParameterizedTest
  @ValueSource(strings = {"slowPool", "slowDriver"})
  void whatIsSlowToLendIsLeftAloneAfterTheFirstRead(String scenario) {
    assertThat(others.said(scenario + ".first")).isEqualTo("Author 1");
    assertThat(others.said(scenario)).isEqualTo("ContextClosedException");
    assertThat(others.refusals(scenario))
        .singleElement()
        .asString()
        .contains("borrowing from its pool takes too long");
    assertThat(others.lazyOutcomes(scenario)).containsExactly("reloaded", "threw");
  }

  @Test
  void aSessionsEntitiesCauseTwentyShortReadsAndNoMore() {
    assertThat(others.said("firstTwenty")).isEqualTo("Summary 1.1");
    // Less on a machine that takes a moment to start a thread: its pool is slow then.
    assertThat(Integer.parseInt(others.said("firstTwenty.statements"))).isBetween(1, 20);
    assertThat(others.refusals("firstTwenty"))
        .noneMatch(message -> message.contains("too many short reads"));
    assertThat(others.said("twentyFirst")).isEqualTo("ContextClosedException");
    assertThat(others.said("twentyFirst.statements")).isEqualTo("0");
    assertThat(others.refusals("twentyFirst"))
        .singleElement()
        .asString()
        .contains("caused too many short reads");
  }

  @Test
  void theHostWaitsForAnExhaustedPoolNoLongerThanIsSet() {
    assertThat(Long.parseLong(others.said("exhaustedPool.millis"))).isBetween(0L, 15_000L);
    assertThat(others.said("fromAnotherPool"))
        .as("read while a thread of ours still waits at the exhausted one")
        .isEqualTo("Summary 1.1");
    assertThat(others.lazyOutcomes("fromAnotherPool")).containsExactly("reloaded");
    assertThat(others.said("exhaustedPool.next")).isEqualTo("Book 1.1");
    assertThat(others.said("threadHoldsConnection.usable")).isEqualTo("true");
  }

  @Test
  void anotherTenantsRowsAreNeverServed() {
    assertThat(others.said("tenant")).isIn("ContextClosedException", "Another tenant's");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void aLargeObjectIsNotServed(String round) {
    assertThat(others.said("deferredLob." + round)).isEqualTo("ContextClosedException");
    assertThat(others.refusals("deferredLob"))
        .anyMatch(message -> message.contains("Album.cover") && message.contains("java.sql.Blob"));
  }

  @Test
  void aLargeObjectInsideAModelIsNamedWithItsPath() {
    assertThat(others.refusals("lobInsideModel"))
        .anyMatch(message -> message.contains("album.back") && message.contains("java.sql.Blob"));
  }
}
