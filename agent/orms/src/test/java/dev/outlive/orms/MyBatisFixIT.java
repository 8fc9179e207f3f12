package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What MyBatis' nested selects find after the end is read once, and the next time copied before it.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class MyBatisFixIT {
  private static final Map<String, String> VALUES =
      Map.of(
          "customer", "Name 1",
          "orders", "[Item 1, Item 2]",
          "notes", "[Note 1, Note 2]");

  private static final List<String> LEADS =
      List.of(
          "close",
          "commit-then-close",
          "rollback-then-close",
          "auto-commit",
          "reuse",
          "managed",
          "spring-transaction",
          "spring-read-only",
          "spring-without-transaction");

  private static FixRun plain;
  private static FixRun run;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return Line.of(Orm.MYBATIS);
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    plain = Fixes.plain(line, "served");
    run = FixRun.of(Fixes.jvm(line, "served"));
  }

  static Stream<String> reads() {
    return LEADS.stream().flatMap(lead -> VALUES.keySet().stream().map(kind -> lead + "/" + kind));
  }

  private static String value(String scenario) {
    return VALUES.get(scenario.substring(scenario.indexOf('/') + 1));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void theFirstTimeItIsReadOnce(String scenario) {
    assertThat(run.said(scenario, "1.read")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "1.read.io")).isEqualTo("1/1");
    assertThat(run.said(scenario, "1.again")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "1.again.io")).isEqualTo("0/0");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void theNextTimeItIsCopiedOnTheSessionsOwnConnection(String scenario) {
    assertThat(run.said(scenario, "2.read")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "2.again.io")).isEqualTo("0/0");
    assertThat(statementsOfCopy(scenario)).isEqualTo(1);
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  /** A savepoint is released, and never rolled back to. */
  @ParameterizedTest
  @MethodSource("reads")
  void theTransactionEndsAsItWould(String scenario) {
    String without = plain.said(scenario, "2.lead.ends");
    assertThat(run.said(scenario, "1.lead.ends")).isEqualTo(without);
    assertThat(run.said(scenario, "2.lead.ends")).isEqualTo(without);
    assertThat(run.said(scenario, "2.lead.limits")).as("set and taken back").isEqualTo("1/1");
  }

  @Test
  void eachOfManyOwnersHasItsOwn() {
    assertThat(run.said("many", "1.read")).isEqualTo(plain.said("many", "1.read"));
    // A session's objects cause as many short reads, and no more.
    assertThat(run.said("many", "1.read.io")).isEqualTo("20/20");
    assertThat(run.said("many", "2.read")).isEqualTo(plain.said("many", "2.read"));
    assertThat(run.said("many", "2.read.io")).isEqualTo("0/0");
    assertThat(statementsOfCopy("many")).isEqualTo(20);
  }

  @Test
  void aServedValuesOwnPropertiesAreServedTwoStepsFar() {
    for (String round : List.of("1", "2", "3")) {
      for (String step : List.of("one", "two", "three")) {
        String name = round + "." + step;
        assertThat(run.said("two-steps", name)).isEqualTo(plain.said("two-steps", name));
      }
      assertThat(run.said("two-steps", round + ".three.io")).as("left to MyBatis").isEqualTo("1/1");
    }
    assertThat(run.said("two-steps", "1.one.io")).isEqualTo("1/1");
    assertThat(run.said("two-steps", "1.two.io")).isEqualTo("1/1");
    assertThat(run.said("two-steps", "3.one.io")).isEqualTo("0/0");
    assertThat(run.said("two-steps", "3.two.io")).isEqualTo("0/0");
    assertThat(run.said("two-steps", "3.lead.io")).as("one more for each step").isEqualTo("1/3");
    assertThat(run.refusals("two-steps"))
        .isNotEmpty()
        .allMatch(message -> message.contains("more than 2 steps from a loaded entity"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "own-objects",
        "set-after",
        "all-at-once",
        "aggressive",
        "setter-throws",
        "rolled-back",
        "in-set",
        "written-since"
      })
  void theApplicationGetsWhatItWouldHave(String scenario) {
    assertThat(values(run, scenario)).isEqualTo(values(plain, scenario)).isNotEmpty();
  }

  private static Map<String, String> values(FixRun of, String scenario) {
    Map<String, String> values = of.saidOf(scenario);
    values.keySet().removeIf(name -> name.endsWith(".io") || name.contains(".lead."));
    return values;
  }

  @Test
  void whatWasReadInTimeIsNotReadAgain() {
    assertThat(run.said("read-before", "2.notes.io")).isEqualTo("0/0");
    assertThat(run.said("read-before", "2.lead.io")).as("one for the notes").isEqualTo("1/3");
    assertThat(plain.said("read-before", "4.lead.io")).isEqualTo("1/2");
    assertThat(run.said("read-before", "4.lead.io"))
        .as("one for the notes, and none for the orders")
        .isEqualTo("1/3");
    assertThat(run.said("read-before", "4.orders.io")).isEqualTo("0/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"set-before", "null-before"})
  void whatIsNotWaitingAnyMoreIsNotRead(String scenario) {
    assertThat(run.outcomes(scenario)).as("learned").containsExactly("reloaded");
    assertThat(run.said(scenario, "2.lead.io")).isEqualTo(plain.said(scenario, "2.lead.io"));
    assertThat(run.said(scenario, "2.read")).isEqualTo(plain.said(scenario, "2.read"));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
  }

  @Test
  void eachOfAllPropertiesIsALateReadOfItsOwn() {
    for (String scenario : List.of("all-at-once", "aggressive")) {
      assertThat(run.said(scenario, "1.read.io")).isEqualTo("2/2");
      assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
      assertThat(run.said(scenario, "2.orders.io")).isEqualTo("0/0");
      assertThat(run.outcomes(scenario)).containsOnly("reloaded", "snapshot");
    }
  }

  /** Without us the first time throws, and all others are null. */
  @Test
  void aClosedDataSourceIsNotNeeded() {
    assertThat(plain.said("source-closed", "2.read")).startsWith("SQLException: ");
    assertThat(plain.said("source-closed", "2.again")).startsWith("NullPointerException: ");
    assertThat(run.said("source-closed", "2.read")).isEqualTo("[Note 1, Note 2]");
    assertThat(run.said("source-closed", "2.again")).isEqualTo("[Note 1, Note 2]");
    assertThat(run.outcomes("source-closed")).containsExactly("reloaded", "snapshot");
  }

  @Test
  void nothingIsCopiedOfWhatIsUndone() {
    assertThat(run.said("rolled-back", "2.read")).isEqualTo("[Note 1, Note 2]");
    assertThat(run.said("rolled-back", "2.read.io")).isEqualTo("0/0");
    assertThat(statementsOfCopy("rolled-back")).isEqualTo(1);
  }

  /** It is read behind the transaction, where the truth is. */
  @ParameterizedTest
  @ValueSource(strings = {"undone-by-spring", "done-by-spring"})
  void nothingIsCopiedOfWhatMayBeUndone(String scenario) {
    assertThat(values(run, scenario)).isEqualTo(values(plain, scenario)).hasSize(2);
    assertThat(run.outcomes(scenario)).containsExactly("reloaded");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  @Test
  void nothingIsPutIntoACacheOfAllSessions() {
    assertThat(plain.said("kept-by-cache", "1.put")).isEqualTo("1");
    for (String round : List.of("1", "2")) {
      assertThat(run.said("kept-by-cache", round + ".read")).isEqualTo("Name 1");
      assertThat(run.said("kept-by-cache", round + ".put")).isEqualTo("0");
      assertThat(run.said("in-cache", round + ".read")).isEqualTo("Name 1");
      assertThat(run.said("in-cache", round + ".put")).isEqualTo("0");
    }
    assertThat(run.outcomes("kept-by-cache")).containsExactly("reloaded", "snapshot");
    assertThat(run.said("in-cache", "2.lead.io")).as("from the cache").isEqualTo("1/1");
    assertThat(run.said("in-cache", "2.read.io")).isEqualTo("0/0");
  }

  @Test
  void whatASetLoadsIsReadWithIt() {
    assertThat(run.said("in-set", "2.lead.io")).startsWith("1/");
    assertThat(run.said("in-set", "2.read.io")).isEqualTo("0/0");
    assertThat(run.said("in-set", "2.deeper.io")).isEqualTo("0/0");
  }

  @Test
  void whatTheThreadHasWrittenSinceIsSeen() {
    assertThat(run.said("written-since", "2.read.io")).as("learned").isEqualTo("0/0");
    assertThat(run.said("written-since", "3.read"))
        .isEqualTo("[Note 1, Note 2, Written 2, Written 3]");
    assertThat(run.outcomes("written-since"))
        .containsExactly("reloaded", "snapshot", "reconnected");
    assertThat(run.refusals("written-since")).isEmpty();
  }

  @Test
  void aStreamTakesNothingAlong() {
    assertThat(run.said("serialized", "3.copy")).isEqualTo(plain.said("serialized", "3.copy"));
    assertThat(run.said("serialized", "3.copy.io")).isEqualTo("0/0");
    assertThat(run.said("serialized", "3.read")).isEqualTo("[Note 1, Note 2]");
    assertThat(run.said("serialized", "3.read.io")).isEqualTo("0/0");
  }

  /** How many more there are than before it was learned. */
  private static int statementsOfCopy(String scenario) {
    String before = run.said(scenario, "1.lead.io");
    String after = run.said(scenario, "2.lead.io");
    assertThat(List.of(before, after)).as("of one connection").allMatch(io -> io.startsWith("1/"));
    return Integer.parseInt(after.substring(2)) - Integer.parseInt(before.substring(2));
  }
}
