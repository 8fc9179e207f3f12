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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With the rule on, what Ebean loads late after a transaction is copied the next time when that is
 * over, and is what Ebean would have loaded, to whatever becomes of it.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class EbeanFixIT {
  private static final Map<String, String> VALUES =
      Map.of(
          "customer", "Name 1",
          "bio", "Bio 1",
          "orders", "[Item 1, Item 2]",
          "notes", "[Note 1, Note 2]",
          "labels", "[Label 1, Label 2]",
          "tags", "[Tag 1, Tag 2]");

  private static final List<String> LEADS =
      List.of("commit", "rollback", "close", "read-only", "scope", "serializable");

  private static FixRun plain;
  private static FixRun run;
  private static FixRun bounds;

  static Stream<Line> lines() {
    return Line.of(Orm.EBEAN);
  }

  @TempDir Path folder;

  @Parameter private Line line;

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    String[] groups = {"served", "written", "guards"};
    plain = Fixes.plain(line, groups);
    run = FixRun.of(watched(line, groups));
    bounds = FixRun.of(watched(line, "bounds").set("outlive.snapshot.max-rows", 4));
  }

  private static OrmJvm watched(Line line, String... groups) {
    return Fixes.jvm(line, groups).set("outlive.rules", "+lazy-load-outside-transaction");
  }

  static Stream<String> reads() {
    return LEADS.stream().flatMap(lead -> VALUES.keySet().stream().map(kind -> lead + "/" + kind));
  }

  private static String value(String scenario) {
    return VALUES.get(scenario.substring(scenario.indexOf('/') + 1));
  }

  // ---- served

  @ParameterizedTest
  @MethodSource("reads")
  void theFirstTimeEbeanLoadsIt(String scenario) {
    assertThat(run.said(scenario, "1.read")).isEqualTo(value(scenario));
    assertThat(run.said(scenario, "1.read.io")).isEqualTo("1/1");
    assertThat(run.said(scenario, "1.lead.io")).isEqualTo("1/1");
  }

  @ParameterizedTest
  @MethodSource("reads")
  void theNextTimeItIsCopiedOnTheTransactionsOwnConnection(String scenario) {
    for (String round : List.of("2", "3")) {
      assertThat(run.said(scenario, round + ".lead.io")).as("one more query").isEqualTo("1/2");
      assertThat(run.said(scenario, round + ".read")).isEqualTo(value(scenario));
      assertThat(run.said(scenario, round + ".read.io")).isEqualTo("0/0");
      assertThat(run.said(scenario, round + ".again")).isEqualTo(value(scenario));
      assertThat(run.said(scenario, round + ".again.io")).isEqualTo("0/0");
    }
    assertThat(run.outcomesOutside(scenario)).containsExactly("reconnected", "snapshot");
    assertThat(run.refusals(scenario)).isEmpty();
  }

  /** The query begins another one, which is rolled back. */
  @ParameterizedTest
  @MethodSource("reads")
  void theTransactionEndsAsItWould(String scenario) {
    String without = plain.said(scenario, "2.lead.ends");
    int rolledBack = scenario.startsWith("rollback") || scenario.startsWith("close") ? 1 : 0;
    assertThat(without).contains("rollback=" + rolledBack);
    assertThat(run.said(scenario, "1.lead.ends")).isEqualTo(without);
    assertThat(run.said(scenario, "2.lead.ends"))
        .isEqualTo(without.replace("rollback=" + rolledBack, "rollback=" + (rolledBack + 1)));
  }

  @Test
  void manyOwnersAreCopiedByOneQuery() {
    assertThat(run.said("many", "2.read")).isEqualTo(plain.said("many", "2.read"));
    assertThat(run.said("many", "2.read.io")).isEqualTo("0/0");
    assertThat(run.said("many", "2.lead.io")).isEqualTo("1/2");
  }

  @Test
  void aServedBeansOwnAttributesAreServed() {
    for (String step : List.of("one", "two", "three")) {
      for (String round : List.of("1", "2", "3")) {
        String name = round + "." + step;
        assertThat(run.said("two-steps", name)).isEqualTo(plain.said("two-steps", name));
      }
      assertThat(run.said("two-steps", "3." + step + ".io")).isEqualTo("0/0");
    }
  }

  /** Ebean loads all of a bean that it loads anything of; collections are made when asked for. */
  @Test
  void aBeanIsAsEbeanLeavesIt() {
    assertThat(run.said("whole-bean", "2.read.io")).isEqualTo("0/0");
    for (String name : List.of("city", "city.io", "reference", "dirty", "changed")) {
      assertThat(run.said("whole-bean", "2." + name))
          .as(name)
          .isEqualTo(plain.said("whole-bean", "2." + name));
    }
    assertThat(run.said("whole-bean", "2.loaded")).isEqualTo("[address, id, name, version]");
  }

  @Test
  void whatIsThereAlreadyIsThatAndElementsLeadBack() {
    assertThat(run.said("same-objects", "2.read.io")).isEqualTo("0/0");
    for (String name : List.of("read", "back", "known", "type", "grown")) {
      assertThat(run.said("same-objects", "2." + name))
          .as(name)
          .isEqualTo(plain.said("same-objects", "2." + name));
    }
  }

  /** What Ebean loads beside another is not what was served before. */
  @ParameterizedTest
  @ValueSource(strings = {"beside-collections", "beside-beans"})
  void whatIsServedIsNotLoadedWithItsNeighbours(String scenario) {
    assertThat(run.said(scenario, "2.first.io")).isEqualTo("0/0");
    Map<String, String> said = run.saidOf(scenario);
    Map<String, String> without = plain.saidOf(scenario);
    said.keySet().removeIf(name -> name.endsWith(".io"));
    without.keySet().removeIf(name -> name.endsWith(".io"));
    assertThat(said).isEqualTo(without);
  }

  @Test
  void whatIsReadInTimeIsNotReadAgain() {
    assertThat(run.said("read-before", "2.lead.io")).isEqualTo("1/2");
    assertThat(run.said("read-before", "3.lead.io"))
        .isEqualTo(plain.said("read-before", "3.lead.io"));
  }

  /** Without us the first time throws, and all others are null. */
  @Test
  void aClosedDataSourceIsNotNeeded() {
    assertThat(plain.said("source-closed", "3.read")).startsWith("PersistenceException: ");
    assertThat(plain.said("source-closed", "3.again")).isEqualTo("null");
    assertThat(run.said("source-closed", "3.read")).isEqualTo("Bio 1");
    assertThat(run.said("source-closed", "3.again")).isEqualTo("Bio 1");
  }

  @Test
  void nothingIsAnAnswerToo() {
    for (String name : List.of("bio", "orders", "notes", "tags")) {
      assertThat(run.said("empty", "2." + name)).isEqualTo(plain.said("empty", "2." + name));
      assertThat(run.said("empty", "2." + name + ".io")).isEqualTo("0/0");
    }
  }

  @Test
  void aRowThatIsGoneIsLeftToEbean() {
    assertThat(run.said("gone", "2.read")).startsWith("EntityNotFoundException: ");
    assertThat(run.said("gone", "2.read.io")).isEqualTo("1/1");
  }

  @Test
  void whatWasLoadedWithoutATransactionIsLeftToEbean() {
    assertThat(run.saidOf("without-transaction")).isEqualTo(plain.saidOf("without-transaction"));
    assertThat(run.outcomesOutside("without-transaction")).isEmpty();
  }

  // ---- written

  @ParameterizedTest
  @ValueSource(
      strings = {
        "renamed",
        "bio-set",
        "order-added",
        "order-removed",
        "order-changed",
        "label-removed",
        "tag-added",
        "moved",
        "nothing",
        "deleted"
      })
  void whatIsWrittenIsWhatEbeanWouldWrite(String scenario) {
    assertThat(run.saidOf(scenario)).isEqualTo(plain.saidOf(scenario)).isNotEmpty();
    assertThat(run.outcomesOutside(scenario)).contains("snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"set-before", "set-after"})
  void whatTheApplicationHasSetStays(String scenario) {
    assertThat(plain.said(scenario, "3.read")).isEqualTo("Set");
    assertThat(run.saidOf(scenario)).isEqualTo(plain.saidOf(scenario));
    assertThat(run.outcomesOutside(scenario)).contains("snapshot");
  }

  // ---- guards

  @ParameterizedTest
  @CsvSource({
    "query-adapter, the application has a say in its queries",
    "post-load, the application is told of what is loaded",
    "soft-delete, its query may have asked for rows that others do not show",
    "history, its query may have asked for rows that others do not show",
    "tenants, 'it is a tenant''s'",
    "map, it is a map",
    "state, 'state has changed since it was loaded'"
  })
  void itIsLeftToEbean(String scenario, String why) {
    assertThat(run.saidOf(scenario)).isEqualTo(plain.saidOf(scenario)).isNotEmpty();
    assertThat(run.outcomesOutside(scenario)).containsExactly("reconnected");
    assertThat(run.refusals(scenario)).hasSize(1).allMatch(message -> message.contains(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"filtered-lazily", "part-lazily"})
  void whatIsToBeLoadedInAWayOfItsOwnIsLeftToEbean(String scenario) {
    assertThat(run.saidOf(scenario)).isEqualTo(plain.saidOf(scenario));
    assertThat(run.outcomesOutside(scenario)).contains("reconnected").doesNotContain("snapshot");
  }

  /** A row of SQL loads nothing itself, but what it refers to is in a table. */
  @Test
  void whatARowOfSqlRefersToIsServed() {
    for (String round : List.of("1", "2", "3")) {
      assertThat(run.said("raw-sql", round + ".read")).isEqualTo("2 of Name 1");
    }
    assertThat(run.said("raw-sql", "2.read.io")).isEqualTo("0/0");
  }

  @Test
  void whatMustNotBeChangedIsLeftToEbean() {
    assertThat(run.saidOf("read-only")).isEqualTo(plain.saidOf("read-only"));
    assertThat(run.said("read-only", "known"))
        .isEqualTo("" + (line.library() == Library.EBEAN_15_11));
  }

  @Test
  void aCollectionThatIsOnlyMadeWhenItIsReadIsNoOtherThanAsked() {
    for (String round : List.of("1", "2", "3", "4", "5")) {
      for (String name : List.of("name", "read")) {
        assertThat(run.said("filtered-beyond", round + "." + name))
            .isEqualTo(plain.said("filtered-beyond", round + "." + name));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"filtered", "lazy-disabled"})
  void whatMustNotBeLoadedIsNot(String scenario) {
    assertThat(run.saidOf(scenario)).isEqualTo(plain.saidOf(scenario));
    assertThat(run.outcomesOutside(scenario)).isEmpty();
  }

  @Test
  void whatIsTooMuchIsLeftToEbean() {
    for (String round : List.of("1", "2", "3")) {
      assertThat(bounds.said("many", round + ".read")).isEqualTo(plain.said("many", "1.read"));
      assertThat(bounds.said("many", round + ".read.io"))
          .isEqualTo(plain.said("many", "1.read.io"));
    }
    assertThat(bounds.refusals("many"))
        .hasSize(1)
        .allMatch(why -> why.contains("more than 4 rows"));
    assertThat(bounds.said("many", "3.lead.io")).as("not tried again").isEqualTo("1/1");
  }

  @Test
  void whatTheCommitWritesIsCopiedBehindIt() {
    for (String round : List.of("2", "5")) {
      assertThat(run.said("not-yet-written", round + ".read"))
          .isEqualTo(plain.said("not-yet-written", round + ".read"));
      assertThat(run.said("not-yet-written", round + ".read.io")).isEqualTo("0/0");
    }
  }

  @Test
  void inAnotherTransactionEbeanReadsWhatThatShows() {
    assertThat(run.said("in-another", "2.read.io")).as("learned").isEqualTo("0/0");
    for (String name : List.of("203.read", "204.read")) {
      assertThat(run.said("in-another", name)).contains("Tag " + name.substring(0, 3));
      assertThat(run.said("in-another", name)).isEqualTo(plain.said("in-another", name));
    }
  }

  @Test
  void whatTheThreadHasWrittenSinceIsSeen() {
    assertThat(run.said("written-since", "2.read.io")).as("learned").isEqualTo("0/0");
    assertThat(run.said("written-since", "3.read")).isEqualTo("[Mine, Tag 1, Tag 2]");
    assertThat(run.said("written-since", "4.read.io")).as("nothing written").isEqualTo("0/0");
    assertThat(run.said("written-since", "other")).isEqualTo("[Mine, Tag 1, Tag 2]");
  }

  @Test
  void aCopyAnswersOnce() {
    assertThat(run.said("unloaded-again", "2.read.io")).as("learned").isEqualTo("0/0");
    for (String round : List.of("1", "2", "3")) {
      assertThat(run.said("unloaded-again", round + ".read")).isEqualTo("Bio");
      assertThat(run.said("unloaded-again", round + ".again")).isEqualTo("Changed");
    }
  }

  @Test
  void aTransactionOfSomebodyElsesIsLeftToEbean() {
    assertThat(run.saidOf("external")).isEqualTo(plain.saidOf("external")).isNotEmpty();
    assertThat(run.outcomesOutside("external")).doesNotContain("snapshot");
  }

  @Test
  void whatIsClearedIsLeftToEbean() {
    assertThat(run.said("cleared", "2.read.io")).isEqualTo("0/0");
    assertThat(run.said("cleared", "3.read")).isEqualTo("0");
    assertThat(run.said("cleared", "3.read.io")).isEqualTo(plain.said("cleared", "3.read.io"));
    assertThat(run.refusals("cleared")).anyMatch(why -> why.contains("about to be cleared"));
  }

  @Test
  void whatGoesOnIsCopiedAtItsEnd() {
    assertThat(run.said("continued", "2.read")).isEqualTo(plain.said("continued", "2.read"));
    assertThat(run.said("continued", "2.read.io")).isEqualTo("0/0");
  }

  // ---- where nothing is to be loaded

  private FixRun disabled(String word) throws IOException {
    Path profile = folder.resolve("paths.txt");
    FixRun.of(watched(line, "enabled").set("outlive.profile", profile));
    Files.writeString(profile, Files.readString(profile).replace("\nlearned ", "\n" + word + " "));
    return FixRun.of(watched(line, "disabled").set("outlive.profile", profile));
  }

  @Test
  void whatIsToldToLoadNothingIsLeftWithNothing() throws IOException {
    FixRun plain = Fixes.plain(line, "disabled");
    FixRun learned = disabled("learned");

    assertThat(learned.said()).isEqualTo(plain.said());
    assertThat(plain.said("to-one", "1.name")).isEqualTo("null");
    assertThat(plain.said("bean", "1.orders")).isEqualTo("[]");
    for (String scenario : plain.scenarios()) {
      assertThat(learned.outcomesOutside(scenario)).isEmpty();
      assertThat(learned.refusals(scenario)).isEmpty();
    }
  }

  /** It is there when the transaction is over, as if its query had read it. */
  @Test
  void whatAPersonHasMarkedIsPutThere() throws IOException {
    FixRun plain = Fixes.plain(line, "disabled");
    FixRun marked = disabled("fix");

    for (String round : List.of("1", "2")) {
      assertThat(marked.said("to-one", round + ".name")).isEqualTo("Name 1");
      assertThat(marked.said("to-one", round + ".name.io")).isEqualTo("0/0");
      assertThat(marked.said("to-one", round + ".bio")).as("not marked").isEqualTo("null");
      assertThat(marked.said("to-one", round + ".bio.io")).isEqualTo("0/0");
      assertThat(marked.said("to-one", round + ".lead.io")).isEqualTo("1/2");
      for (String kind : List.of("bio", "orders", "notes", "labels")) {
        assertThat(marked.said("bean", round + "." + kind)).isEqualTo(VALUES.get(kind));
        assertThat(marked.said("bean", round + "." + kind + ".io")).isEqualTo("0/0");
      }
      assertThat(marked.said("bean", round + ".tags")).as("not even made").isEqualTo("[]");
      assertThat(marked.said("bean", round + ".lead.io")).as("one for each").isEqualTo("1/5");
      assertThat(marked.said("bean", round + ".dirty")).isEqualTo("false");
      for (String item : List.of("Item 1", "Item 2")) {
        assertThat(marked.said("elements", round + "." + item)).isEqualTo("true");
        assertThat(marked.said("elements", round + "." + item + ".bio")).isEqualTo("null");
      }
      assertThat(marked.said("written", round + ".size")).isEqualTo("4");
      assertThat(marked.said("written", round + ".lead.io")).isEqualTo("1/3");
      assertThat(marked.said("written", round + ".sql"))
          .isEqualTo(plain.said("written", round + ".sql"));
    }
    for (String scenario : plain.scenarios()) {
      assertThat(marked.outcomesOutside(scenario)).isEmpty();
      assertThat(marked.refusals(scenario)).hasSize(scenario.equals("bean") ? 1 : 0);
    }
  }
}
