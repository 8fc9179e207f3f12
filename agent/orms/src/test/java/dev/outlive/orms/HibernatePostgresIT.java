package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of Hibernate's lazy attributes do the host's PostgreSQL transactions no harm. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class HibernatePostgresIT {
  private static final String THROWN = "LazyInitializationException: ";
  private static final String BOTH_TIMES = "[before, after, before, after]";

  private static FixRun run;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return HibernateFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    String url = PostgresServer.url();
    run =
        FixRun.of(
            Fixes.jvm(line, "postgres")
                .set(PostgresServer.PROPERTY, url)
                .set("outlive.snapshot.max-millis", 5000));
  }

  private static void assertCopied(String scenario, String value) {
    assertThat(run.said(scenario, "2.read")).isEqualTo(value);
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.outcomes(scenario)).endsWith("snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "committed-to-one, Country 1",
    "committed-collection, 'Item 1, Item 2'",
    "committed-tags, '[tag 1, tag 2]'"
  })
  void whatWasLearnedIsCopiedBehindTheCommit(String name, String value) {
    assertThat(run.said("pg/" + name, "1.read")).isEqualTo(value);
    assertThat(run.said("pg/" + name, "2.lead.io")).startsWith("1/");
    assertCopied("pg/" + name, value);
  }

  @ParameterizedTest
  @CsvSource({"inside-to-one, Country 1", "inside-collection, '[2, 1]'"})
  void whatIsClearedInsideATransactionIsCopiedInIt(String name, String value) {
    assertCopied("pg/" + name, value);
    assertThat(run.said("pg/" + name, "2.rows")).isEqualTo(BOTH_TIMES);
    assertThat(run.said("pg/" + name, "2.lead.io")).startsWith("1/");
  }

  @ParameterizedTest
  @CsvSource({
    "renamed, the read failed",
    "dropped-column, the read failed",
    "locked, reading it took longer than 5000 ms",
    "timed-out, the read failed: QueryTimeoutException"
  })
  void theHostCommitsAfterACopyThatFailed(String name, String reason) {
    String scenario = "pg/" + name;
    assertThat(run.said(scenario, "2.rows")).isEqualTo(BOTH_TIMES);
    assertThat(run.said(scenario, "2.read")).startsWith(THROWN);
    assertThat(run.refusals(scenario)).anyMatch(message -> message.contains(reason));
  }

  @Test
  void aCopyThatFailsBehindTheCommitLeavesTheConnectionAsItWas() {
    String scenario = "pg/renamed-after-commit";
    assertThat(run.said(scenario, "2.rows")).isEqualTo("[Renamed 2]");
    assertThat(run.said(scenario, "2.afterwards")).isEqualTo("none");
    assertThat(run.said(scenario, "2.read")).startsWith(THROWN);
  }

  @Test
  void aTransactionThatTheHostBrokeStaysAsItIs() {
    assertThat(run.said("pg/broken", "own")).isEqualTo("42P01");
    assertThat(run.said("pg/broken", "then")).isEqualTo("25P02");
    assertThat(run.said("pg/broken", "2.afterwards")).isEqualTo("none");
    assertThat(run.refusals("pg/broken")).singleElement().asString().contains("25P02");
  }

  @Test
  void nothingIsReadInATransactionAboveReadCommitted() {
    String scenario = "pg/above-read-committed";
    assertThat(run.said(scenario, "2.rows")).isEqualTo("[host, host]");
    assertThat(run.said(scenario, "2.read")).startsWith(THROWN);
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.refusals(scenario))
        .anyMatch(message -> message.contains("above READ COMMITTED"));
  }

  /** A transaction that a copy began would go to the next borrower, with its locks. */
  @ParameterizedTest
  @ValueSource(strings = {"without-auto-commit", "without-auto-commit-renamed"})
  void noTransactionIsLeftOpenBehindTheHosts(String name) {
    String scenario = "pg/" + name;
    for (String round : List.of("1", "2")) {
      assertThat(run.said(scenario, round + ".state")).isEqualTo("[idle]");
      assertThat(run.said(scenario, round + ".later")).isEqualTo("[idle]");
      assertThat(run.said(scenario, round + ".rows")).isEqualTo("[Own " + round + "]");
    }
  }

  @Test
  void withoutAutoCommitItIsCopiedAllTheSame() {
    assertCopied("pg/without-auto-commit", "Country 1");
  }

  @Test
  void nothingWasLeftUncommitted() {
    assertThat(run.log().violations())
        .noneMatch(each -> each.rule().equals("open-transaction-at-close"))
        .noneMatch(each -> each.rule().equals("state-leak"));
  }
}
