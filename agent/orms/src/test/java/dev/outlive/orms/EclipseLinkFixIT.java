package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What EclipseLink's entities are asked for after the end is read once, and the next time copied
 * before it.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class EclipseLinkFixIT {
  private static final List<String> LEADS =
      List.of("close", "commit-then-close", "clear-then-close");

  private static FixRun run;
  private static Map<String, String> values;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return EclipseLinkFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    run = FixRun.of(Fixes.jvm(line, "served"));
    values = new LinkedHashMap<>();
    if (EclipseLinkFixes.woven(line)) {
      values.put("customer", "Name 1");
    }
    values.put("orders", "Item 1, Item 2");
    values.put("notes", "Note 1, Note 2");
    values.put("tags", "[tag 1, tag 2]");
  }

  static Stream<String> kinds() {
    return values.keySet().stream();
  }

  static Stream<String> reads() {
    return LEADS.stream().flatMap(lead -> kinds().map(kind -> lead + "/" + kind));
  }

  private static String value(String scenario) {
    return values.get(scenario.substring(scenario.indexOf('/') + 1));
  }

  /** The first lead of each kind; on the others the site has learned already. */
  @ParameterizedTest
  @MethodSource("kinds")
  void theFirstTimeItIsReadOnce(String kind) {
    String scenario = "close/" + kind;
    assertThat(run.said(scenario, "1.read")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "1.read.io")).isEqualTo("1/1");
    assertThat(run.said(scenario, "1.again")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "1.again.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "1.loaded")).isEqualTo("false");
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void theNextTimeItIsCopiedBeforeTheEnd(String scenario) {
    assertThat(run.said(scenario, "2.read")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "2.again")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "2.again.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "2.loaded")).isEqualTo("false");
    assertThat(run.outcomes(scenario)).isNotEmpty().last().isEqualTo("snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("reads")
  void theCacheOfAllIsGivenNothing(String scenario) {
    assertThat(run.said(scenario, "1.shared")).isEqualTo("0");
    assertThat(run.said(scenario, "2.shared")).isEqualTo("0");
  }

  /** To-ones by one statement, collections by one each. */
  @ParameterizedTest
  @MethodSource("kinds")
  void manyOwnersAreCopiedOnOneConnection(String kind) {
    String scenario = "many/" + kind;
    // A session's entities cause as many short reads, and no more.
    assertThat(run.said(scenario, "1.read.io"))
        .startsWith(kind.equals("customer") ? "20/" : "20/20");
    assertThat(run.said(scenario, "2.read")).isEqualTo(run.said(scenario, "1.read"));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    int[] before = io(run.said(scenario, "1.lead.io"));
    int[] after = io(run.said(scenario, "2.lead.io"));
    assertThat(after[0] - before[0]).isEqualTo(1);
    assertThat(after[1] - before[1]).isEqualTo(kind.equals("customer") ? 1 : 20);
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  private static int[] io(String said) {
    return Stream.of(said.split("/")).mapToInt(Integer::parseInt).toArray();
  }

  /** EclipseLink answers, and takes no connection; from where its owner came is not known. */
  @ParameterizedTest
  @MethodSource("kinds")
  void whatTheCacheOfAllHasIsLeftToEclipseLink(String kind) {
    String scenario = "cached/" + kind;
    for (String round : List.of("1", "2")) {
      assertThat(run.said(scenario, round + ".read")).isEqualTo(values.get(kind));
      assertThat(run.said(scenario, round + ".read.io")).isEqualTo("0/0");
    }
    assertThat(run.outcomes(scenario)).containsExactly("silent");
    assertThat(run.refusals(scenario))
        .singleElement()
        .asString()
        .contains("nobody knows which data source its session would have read from");
  }

  @Test
  void theOwnerIsTheOwner() {
    assertThat(run.said("identity/owner", "1.read")).isEqualTo("[true, true]");
    assertThat(run.said("identity/owner", "2.read")).isEqualTo("[true, true]");
    assertThat(run.said("identity/owner", "2.read.io")).isEqualTo("0/0");
    assertThat(run.outcomes("identity/owner")).containsExactly("reloaded", "snapshot");
  }

  @Test
  void anEntityIsOneObjectWhoeverLeadsToIt() {
    if (!EclipseLinkFixes.has(line, run, "identity/one-of-two")) {
      return;
    }
    for (String round : List.of("1", "2")) {
      assertThat(run.said("identity/one-of-two", round + ".customers")).isEqualTo("1");
      assertThat(run.said("identity/held", round + ".same")).isEqualTo("true");
    }
    assertThat(run.outcomes("identity/one-of-two")).containsExactly("reloaded", "snapshot");
    assertThat(run.outcomes("identity/held")).containsExactly("reloaded", "snapshot");
  }

  @Test
  void whatTheThreadHasWrittenSinceIsSeen() {
    String before = "[tag 1, tag 2]";
    assertThat(run.said("written-since", "1.read")).isEqualTo(before);
    assertThat(run.said("written-since", "2.read")).isEqualTo(before);
    assertThat(run.said("written-since", "2.read.io")).as("learned").isEqualTo("0/0");
    assertThat(run.said("written-since", "2.again"))
        .as("it was given that before")
        .isEqualTo(before);
    String after = "[tag 1, tag 2, written 2, written 3]";
    assertThat(run.said("written-since", "3.read")).isEqualTo(after);
    assertThat(run.said("written-since", "3.again")).isEqualTo(after);
    assertThat(run.said("written-since", "3.again.io")).isEqualTo("0/0");
    assertThat(run.refusals("written-since")).isEmpty();
  }

  @Test
  void aServedValuesOwnAttributesAreServedTwoStepsFar() {
    if (!EclipseLinkFixes.has(line, run, "two-steps")) {
      return;
    }
    for (String round : List.of("1", "2", "3")) {
      assertThat(run.said("two-steps", round + ".one")).isEqualTo("Name 5");
      assertThat(run.said("two-steps", round + ".two")).isEqualTo("Item 1, Item 2");
      assertThat(run.said("two-steps", round + ".same")).isEqualTo("true");
    }
    assertThat(run.said("two-steps", "1.one.io")).isEqualTo("1/1");
    assertThat(run.said("two-steps", "1.two.io")).isEqualTo("1/1");
    assertThat(run.said("two-steps", "3.one.io")).isEqualTo("0/0");
    assertThat(run.said("two-steps", "3.two.io")).isEqualTo("0/0");
    assertThat(run.refusals("two-steps")).isEmpty();
  }

  @Test
  void aThreadThatHoldsAClearedManagerIsServedTheNextTime() {
    if (!EclipseLinkFixes.has(line, run, "cleared-and-open")) {
      return;
    }
    assertThat(run.said("cleared-and-open", "1.read")).isEqualTo("Name 6");
    assertThat(run.said("cleared-and-open", "1.read.io")).isEqualTo("1/1");
    assertThat(run.said("cleared-and-open", "2.read")).isEqualTo("Name 6");
    assertThat(run.said("cleared-and-open", "2.read.io")).isEqualTo("0/0");
    assertThat(run.outcomes("cleared-and-open")).containsExactly("reconnected", "snapshot");
    assertThat(run.refusals("cleared-and-open"))
        .singleElement()
        .asString()
        .contains("this thread holds a connection");
  }
}
