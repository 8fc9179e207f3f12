package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of what OpenJPA's entities miss after the end, what a person has marked is read once, or copied
 * before it; all else is left to be null or refused.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class OpenJpaFixIT {
  /** What the first of the customers has of each kind of attribute. */
  private static final Map<String, String> VALUES =
      Map.of(
          "country", "Country 1",
          "orders", "Item 2, Item 1",
          "tags", "[tag 1, tag 2]",
          "codes", "{key 1=code 1, key 2=code 2}",
          "bio", "Bio 1",
          "points", "1");

  private static final List<String> LEADS =
      List.of("close", "commit-then-close", "rollback-then-close", "clear-then-close");

  private static final String REFUSED = "IllegalStateException: Attempt to access an unloaded";

  private static FixRun run;

  @Parameter private Line line;
  @TempDir private Path folder;

  static Stream<Line> lines() {
    return OpenJpaFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line, @TempDir Path marks) {
    run = FixRun.of(OpenJpaFixes.marked(line, marks.resolve("paths.txt"), "served"));
  }

  static Stream<String> kinds() {
    return VALUES.keySet().stream().sorted();
  }

  static Stream<String> reads() {
    return LEADS.stream().flatMap(lead -> kinds().map(kind -> lead + "/" + kind));
  }

  private static String value(String scenario) {
    return VALUES.get(scenario.substring(scenario.indexOf('/') + 1));
  }

  private static int connections(String scenario, String name) {
    String cost = run.said(scenario, name);
    return Integer.parseInt(cost.substring(0, cost.indexOf('/')));
  }

  @ParameterizedTest
  @MethodSource("reads")
  void whatWasNotCopiedIsReadOnce(String scenario) {
    assertThat(run.said(scenario, "1.read")).isEqualTo(value(scenario));
    assertThat(connections(scenario, "1.read.io")).isEqualTo(1);
    assertThat(run.said(scenario, "1.again")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "1.again.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "1.loaded")).isEqualTo("false");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void itIsCopiedBeforeTheEnd(String scenario) {
    assertThat(run.said(scenario, "2.read")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(run.said(scenario, "2.again.io")).isEqualTo("0/0");
    assertThat(connections(scenario, "2.lead.io") - connections(scenario, "1.lead.io"))
        .as("one for each that is marked there")
        .isEqualTo(VALUES.size());
    assertThat(run.said(scenario, "2.loaded")).isEqualTo("false");
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void manyOwnersAreCopiedTogether(String kind) {
    String scenario = "many/" + kind;
    // A session's entities cause as many short reads, and no more.
    assertThat(connections(scenario, "1.read.io")).isEqualTo(20);
    assertThat(run.said(scenario, "2.read")).isEqualTo(run.said(scenario, "1.read"));
    assertThat(run.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(connections(scenario, "2.lead.io") - connections(scenario, "1.lead.io"))
        .as("one for each that is marked there")
        .isEqualTo(VALUES.size());
  }

  /** Another connection beside an open session is one too many; the entity is no longer in that. */
  @Test
  void whatWasDetachedAloneIsReadOnceItsSessionIsOver() {
    for (String round : List.of("1", "2")) {
      assertThat(run.said("detached-then-close", round + ".open")).startsWith(REFUSED);
      assertThat(run.said("detached-then-close", round + ".closed")).isEqualTo("Country 1");
      assertThat(connections("detached-then-close", round + ".closed.io")).isEqualTo(1);
    }
  }

  /** OpenJPA's own connections go past the woven methods of what they pass calls on to. */
  @ParameterizedTest
  @CsvSource({"pool, country", "driver, tags"})
  void whereItReadsIsKnownWithNothingInBetween(String scenario, String kind) {
    assertThat(run.said(scenario, "1.read")).isEqualTo(VALUES.get(kind));
    assertThat(run.said(scenario, "2.read")).isEqualTo(VALUES.get(kind));
    assertThat(run.outcomes(scenario)).containsExactly("reloaded", "snapshot");
  }

  @Test
  void nothingIsAValue() {
    assertThat(run.saidOf("null").entrySet().stream().filter(e -> !e.getKey().contains(".io")))
        .allMatch(each -> each.getValue().equals("null"))
        .hasSize(6);
    assertThat(run.said("null", "2.read.io")).isEqualTo("0/0");
    assertThat(run.said("null", "2.bio.io")).isEqualTo("0/0");
  }

  @Test
  void theOwnerIsTheOwner() {
    assertThat(run.said("owner", "1.read")).isEqualTo("[true, true]");
    assertThat(run.said("owner", "2.read")).isEqualTo("[true, true]");
    assertThat(run.said("owner", "2.read.io")).isEqualTo("0/0");
  }

  @Test
  void aCopyRefersToWhatItsSessionHeld() {
    assertThat(run.said("held", "2.read")).isEqualTo("true");
    assertThat(run.said("held", "2.orders")).isEqualTo("1");
    assertThat(run.said("held", "2.back")).isEqualTo("true");
    assertThat(run.said("held", "2.read.io")).isEqualTo("0/0");
  }

  @Test
  void aServedValuesOwnAttributesAreServedTwoStepsFar() {
    for (String round : List.of("1", "2", "3")) {
      assertThat(run.said("two-steps", round + ".one")).isEqualTo("Country 4");
      assertThat(run.said("two-steps", round + ".two")).isEqualTo("Country 5");
      assertThat(run.said("two-steps", round + ".three")).startsWith(REFUSED);
      assertThat(run.said("two-steps", round + ".three.io")).isEqualTo("0/0");
    }
    assertThat(connections("two-steps", "1.two.io")).isEqualTo(1);
    assertThat(run.said("two-steps", "2.one.io")).isEqualTo("0/0");
    assertThat(run.said("two-steps", "2.two.io")).isEqualTo("0/0");
    assertThat(connections("two-steps", "2.lead.io")).as("one more for each step").isEqualTo(3);
    assertThat(run.refusals("two-steps"))
        .isNotEmpty()
        .allMatch(message -> message.contains("more than 2 steps from a loaded entity"));
  }

  @Test
  void anIdentifierOfSeveralColumnsIsReadByToo() {
    assertThat(run.said("composite", "1.read")).isEqualTo("Country 1");
    assertThat(run.said("composite", "2.read")).isEqualTo("Country 1");
    assertThat(run.said("composite", "2.read.io")).isEqualTo("0/0");
    assertThat(run.said("composite", "1.parcel")).as("mapped by methods").isEqualTo("1");
    assertThat(run.said("composite", "2.parcel")).isEqualTo("1");
    assertThat(run.refusals("composite")).isEmpty();
  }

  // ---- what nobody has marked

  @Test
  void whatIsRefusedIsLeftToBeRefused() throws IOException {
    FixRun plain = Fixes.plain(line, "learning");
    Path profile = folder.resolve("paths.txt");
    FixRun first = FixRun.of(Fixes.jvm(line, "learning").set("outlive.profile", profile));
    FixRun next = FixRun.of(Fixes.jvm(line, "learning").set("outlive.profile", profile));

    assertThat(plain.said("null/bio", "1.read")).startsWith(REFUSED);
    for (FixRun left : List.of(first, next)) {
      assertThat(left.said()).isEqualTo(plain.said());
      kinds()
          .forEach(
              kind -> {
                assertThat(left.outcomes("null/" + kind)).containsExactly("threw");
                assertThat(left.refusals("null/" + kind)).isEmpty();
              });
    }
    assertThat(Files.readString(profile)).contains("\nlearned app.Customer.bio <- ");
  }

  private FixRun withoutStrictness(String word) {
    Path profile = folder.resolve("paths.txt");
    FixRun.of(Fixes.jvm(line, "learning").set("outlive.profile", profile));
    OpenJpaFixes.mark(profile, word);
    return FixRun.of(Fixes.jvm(line, "null").set("outlive.profile", profile));
  }

  @Test
  void nothingIsLeftToBeNothing() {
    FixRun plain = Fixes.plain(line, "null");
    FixRun learned = withoutStrictness("learned");

    assertThat(learned.said()).isEqualTo(plain.said());
    assertThat(plain.said("null/bio", "1.read")).isEqualTo("null");
    kinds()
        .forEach(
            kind -> {
              assertThat(learned.outcomes("null/" + kind)).containsExactly("silent");
              assertThat(learned.refusals("null/" + kind)).isEmpty();
            });
  }

  @Test
  void whatAPersonHasMarkedIsServed() {
    FixRun marked = withoutStrictness("fix");

    VALUES.forEach(
        (kind, value) -> {
          String scenario = "null/" + kind;
          for (String round : List.of("1", "2")) {
            assertThat(marked.said(scenario, round + ".read")).isEqualTo(value);
            assertThat(marked.said(scenario, round + ".again.io")).isEqualTo("0/0");
            assertThat(marked.said(scenario, round + ".loaded")).isEqualTo("false");
          }
          assertThat(marked.said(scenario, "1.read.io")).startsWith("1/");
          assertThat(marked.said(scenario, "2.read.io")).isEqualTo("0/0");
          assertThat(marked.outcomes(scenario)).containsExactly("reloaded", "snapshot");
        });
  }
}
