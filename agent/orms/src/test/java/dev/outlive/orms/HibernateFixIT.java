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
 * What Hibernate's entities miss after the end is read once, and the next time copied before it.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class HibernateFixIT {
  /** What the first of the customers has of each kind of attribute. */
  private static final Map<String, String> VALUES =
      Map.of(
          "country", "Country 1",
          "orders", "Item 1, Item 2",
          "notes", "Note 1, Note 2",
          "contacts", "{kind 1=at 1, kind 2=at 2}",
          "visits", "[2, 1]",
          "clubs", "Club 1",
          "tags", "[tag 1, tag 2]",
          "steps", "step 2, step 1",
          "nicknames", "nick 1 to nick 2",
          "codes", "key 1: code 1");

  private static final List<String> LEADS =
      List.of(
          "close",
          "commit-then-close",
          "close-in-transaction",
          "rollback-then-close",
          "clear-then-close",
          "clear-in-transaction");

  private static FixRun run;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return HibernateFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    run = FixRun.of(Fixes.jvm(line, "served", "json"));
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
    assertThat(run.said(scenario, "1.read.io")).startsWith("1/");
    assertThat(run.said(scenario, "1.again")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "1.again.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "1.initialized")).isEqualTo("false");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void theNextTimeItIsCopiedOnTheSessionsOwnConnection(String scenario) {
    assertThat(run.said(scenario, "2.read")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "2.again.io")).isEqualTo("0/0");
    assertThat(statementsOfCopy(scenario)).isEqualTo(1);
    assertThat(moreThanBefore(scenario, "lead.limited")).as("before its rows come").isEqualTo(1);
    assertThat(moreThanBefore(scenario, "lead.unlimited")).as("afterwards").isPositive();
    assertThat(run.said(scenario, "2.initialized")).isEqualTo("false");
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  @Test
  void aThreadThatHoldsAClearedSessionIsServedTheNextTime() {
    assertThat(run.said("cleared-and-open", "1.read")).startsWith("LazyInitializationException: ");
    assertThat(run.said("cleared-and-open", "1.read.io")).isEqualTo("0/0");
    assertThat(run.said("cleared-and-open", "2.read")).isEqualTo("Country 1");
    assertThat(run.said("cleared-and-open", "2.read.io")).isEqualTo("0/0");
    assertThat(run.outcomes("cleared-and-open")).containsExactly("threw", "snapshot");
    assertThat(run.refusals("cleared-and-open"))
        .singleElement()
        .asString()
        .contains("this thread holds a connection");
  }

  @Test
  void aServedValuesOwnAttributesAreServedTwoStepsFar() {
    for (String round : List.of("1", "2", "3")) {
      assertThat(run.said("two-steps", round + ".one")).isEqualTo("Name 1");
      assertThat(run.said("two-steps", round + ".two")).isEqualTo("Item 1, Item 2");
      assertThat(run.said("two-steps", round + ".three"))
          .startsWith("LazyInitializationException: ");
      assertThat(run.said("two-steps", round + ".three.io")).isEqualTo("0/0");
    }
    assertThat(run.said("two-steps", "1.one.io")).startsWith("1/");
    assertThat(run.said("two-steps", "1.two.io")).startsWith("1/");
    assertThat(run.said("two-steps", "2.one.io")).isEqualTo("0/0");
    assertThat(run.said("two-steps", "3.one.io")).isEqualTo("0/0");
    assertThat(run.said("two-steps", "3.two.io")).as("learned, too").isEqualTo("0/0");
    assertThat(run.said("two-steps", "3.lead.io")).as("one more for each step").isEqualTo("1/3");
    assertThat(run.refusals("two-steps"))
        .isNotEmpty()
        .allMatch(message -> message.contains("more than 2 steps from a loaded entity"));
  }

  @Test
  void aProxyAnswersWhateverOnlyAsks() {
    for (String round : List.of("1", "2")) {
      assertThat(run.said("other-methods", round + ".label")).isEqualTo("The Country 1");
      assertThat(run.said("other-methods", round + ".called")).isEqualTo("true");
    }
    assertThat(run.said("other-methods", "2.called.io")).isEqualTo("0/0");
    assertThat(run.refusals("other-methods")).isEmpty();
  }

  @Test
  void aCopyRefersToWhatItsSessionHeld() {
    assertThat(run.said("two-steps", "2.same")).isEqualTo("true");
    assertThat(run.said("two-steps", "3.same")).isEqualTo("true");
  }

  /** Hibernate would read that itself, or would refuse to. */
  @Test
  void whatTheThreadHasWrittenSinceIsSeenWhereHibernateWouldShowIt() {
    String before = "[tag 1, tag 2]";
    String between = "[tag 1, tag 2, written 2]";
    for (String way : List.of("written-since/refusing", "written-since/reading")) {
      assertThat(run.said(way, "1.read")).isEqualTo(before);
      assertThat(run.said(way, "2.read")).isEqualTo(before);
      assertThat(run.said(way, "2.read.io")).as("learned").isEqualTo("0/0");
      assertThat(run.said(way, "2.again")).as("it was given that before").isEqualTo(before);
      assertThat(run.refusals(way)).isEmpty();
    }
    assertThat(run.outcomes("written-since/refusing")).containsExactly("reloaded", "snapshot");
    assertThat(run.outcomes("written-since/reading"))
        .as("learned with the other")
        .containsExactly("snapshot", "reconnected");
    assertThat(run.said("written-since/refusing", "3.read")).isEqualTo(between);
    assertThat(run.said("written-since/refusing", "3.read.io")).isEqualTo("0/0");
    assertThat(run.said("written-since/reading", "3.read"))
        .isEqualTo("[tag 1, tag 2, written 2, written 3]");
    assertThat(run.said("written-since/reading", "3.again.io")).isEqualTo("0/0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner-in-orders", "owner-in-notes", "owner-in-contacts"})
  void theOwnerIsTheOwner(String scenario) {
    assertThat(run.said(scenario, "1.read")).isEqualTo("[true, true]");
    assertThat(run.said(scenario, "2.read")).isEqualTo("[true, true]");
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json/back-reference", "json/identity"})
  void aSerializerWritesWhatItWritesInAnOpenSession(String scenario) {
    assertThat(run.said(scenario, "open")).startsWith("{").contains("Item 1", "Item 2");
    for (String round : List.of("1", "2")) {
      assertThat(run.said(scenario, round + ".json")).isEqualTo(run.said(scenario, "open"));
    }
    assertThat(run.said(scenario, "1.json.io")).as("one short read").startsWith("1/");
    assertThat(run.said(scenario, "2.json.io")).isEqualTo("0/0");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  /** A proxy and what is served in its place are two objects, and so they are written. */
  @Test
  void aSerializerThatComesBackByAProxyEnds() {
    for (String round : List.of("1", "2")) {
      assertThat(run.said("json/from-element", round + ".json"))
          .startsWith("{\"id\":41,\"item\":\"Item 1\",\"customer\":{\"id\":4,\"name\":\"Name 4\"")
          .contains("Item 2")
          .endsWith("}");
    }
    assertThat(run.said("json/from-element", "2.json.io")).isEqualTo("0/0");
    assertThat(run.refusals("json/from-element")).isEmpty();
  }

  @Test
  void aSerializerThatGoesInCirclesEndsAsInAnOpenSession() {
    String ended = "JsonMappingException: Document nesting depth";
    assertThat(run.said("json/circles", "open")).startsWith(ended);
    for (String round : List.of("1", "2")) {
      assertThat(run.said("json/circles", round + ".json")).startsWith(ended);
    }
    assertThat(run.said("json/circles", "1.json.io")).as("one short read").startsWith("1/");
    assertThat(run.said("json/circles", "2.json.io")).isEqualTo("0/0");
  }

  static Stream<String> kinds() {
    return VALUES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void manyOwnersAreCopiedInBatches(String kind) {
    String scenario = "many/" + kind;
    // A session's entities cause as many short reads, and no more.
    assertThat(run.said(scenario, "1.read.io")).startsWith("20/");
    assertThat(run.said(scenario, "2.read")).isEqualTo(run.said(scenario, "1.read"));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    boolean oneByOne =
        line.library() == Library.HIBERNATE_5_6 || line.library() == Library.HIBERNATE_6_1;
    boolean inOne = !oneByOne || kind.equals("country");
    assertThat(statementsOfCopy(scenario)).isEqualTo(inOne ? 1 : 20);
  }

  /** How many more there are than before it was learned; other kinds were before. */
  private static int statementsOfCopy(String scenario) {
    String before = run.said(scenario, "1.lead.io");
    String after = run.said(scenario, "2.lead.io");
    assertThat(List.of(before, after)).as("of one connection").allMatch(io -> io.startsWith("1/"));
    return Integer.parseInt(after.substring(2)) - Integer.parseInt(before.substring(2));
  }

  private static int moreThanBefore(String scenario, String count) {
    return Integer.parseInt(run.said(scenario, "2." + count))
        - Integer.parseInt(run.said(scenario, "1." + count));
  }
}
