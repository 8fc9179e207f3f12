package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
 * What must not be read is left to OpenJPA though it is marked, and {@code incomplete-snapshot}
 * says why.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class OpenJpaGuardIT {
  private static final String THROWN = "IllegalStateException: Attempt to access an unloaded";

  private static FixRun plain;
  private static FixRun guarded;
  private static FixRun bounds;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return OpenJpaFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line, @TempDir Path marks) {
    Path profile = marks.resolve("paths.txt");
    plain = Fixes.plain(line, "guards");
    guarded = FixRun.of(OpenJpaFixes.marked(line, profile, "guards"));
    bounds =
        FixRun.of(OpenJpaFixes.marked(line, profile, "bounds").set("outlive.snapshot.max-rows", 4));
  }

  private static void assertThrown(String scenario, String name) {
    assertThat(guarded.said(scenario, name))
        .startsWith(THROWN)
        .isEqualTo(plain.said(scenario, name));
  }

  @ParameterizedTest
  @CsvSource({
    "managed, its session took part in JTA transactions",
    "decorated, its factory has connections decorated",
    "own-user, its session had a user of its own",
    "own-source, its session had a data source of its own",
    "row-by-row, it is a large result set",
    "two-sources, its session has read from several data sources",
    "state-set, its session had changed its connection's state",
    "row-gone, the row is gone",
    "fails, the read failed",
    "methods, its class is mapped by methods",
    "composite, cannot be counted",
    "cleared-in-transaction, this thread holds a connection",
    "factory-closed, its session's factory is closed"
  })
  void itIsLeftToOpenJpa(String name, String reason) {
    String scenario = "refused/" + name;
    assertThrown(scenario, "1.read");
    assertThrown(scenario, "2.read");
    assertThat(guarded.outcomes(scenario)).containsExactly("threw");
    assertThat(guarded.refusals(scenario))
        .isNotEmpty()
        .allMatch(message -> message.contains(reason));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "managed",
        "decorated",
        "own-user",
        "own-source",
        "embedded",
        "row-by-row",
        "two-sources",
        "state-set",
        "methods",
        "cleared-in-transaction",
        "factory-closed"
      })
  void nothingIsReadForIt(String name) {
    String scenario = "refused/" + name;
    assertThat(guarded.saidOf(scenario)).isEqualTo(plain.saidOf(scenario));
  }

  /** OpenJPA keeps no account of what is embedded: nobody knows what session it came from. */
  @Test
  void whatBelongsToAnEmbeddedObjectIsReportedAndNoMore() {
    assertThrown("refused/embedded", "1.read");
    assertThrown("refused/embedded", "2.read");
    assertThat(guarded.outcomes("refused/embedded")).containsExactly("threw");
    assertThat(guarded.refusals("refused/embedded")).isEmpty();
  }

  /** The session's thread can wait for it, where the reading one cannot. */
  @ParameterizedTest
  @ValueSource(strings = {"holds-connection", "holds-session", "cleared-and-open"})
  void whatCannotBeReadAfterwardsIsCopiedTheNextTime(String name) {
    String scenario = "postponed/" + name;
    assertThrown(scenario, "1.read");
    assertThat(guarded.said(scenario, "1.read.io")).isEqualTo("0/0");
    assertThat(guarded.refusals(scenario))
        .singleElement()
        .asString()
        .contains("this thread holds a connection");
    assertThat(guarded.said(scenario, "2.read")).isEqualTo("Country 1");
    assertThat(guarded.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.outcomes(scenario)).containsExactly("threw", "snapshot");
  }

  @Test
  void whatIsReadFromAnotherSourceIsNotServed() {
    assertThrown("elsewhere", "1.read");
    assertThat(guarded.said("elsewhere", "2.read")).isEqualTo("Country 1");
    assertThat(guarded.said("elsewhere", "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.refusals("elsewhere"))
        .singleElement()
        .asString()
        .contains("the connection came from another source than the session's");
  }

  @Test
  void aThreadThatHoldsAConnectionIsGivenNoOtherAtTheClose() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("held-at-close", round + ".close.io")).isEqualTo("0/0");
      assertThat(guarded.said("held-at-close", round + ".read")).isEqualTo("Country 1");
      assertThat(guarded.said("held-at-close", round + ".read.io")).startsWith("1/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"multithreaded", "own-connections"})
  void aSessionMayHaveLocksOrConnectionsThatNobodyHandsOut(String scenario) {
    assertThat(guarded.said(scenario, "1.read")).isEqualTo("Country 1");
    assertThat(guarded.said(scenario, "2.read")).isEqualTo("Country 1");
    assertThat(guarded.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.outcomes(scenario)).containsExactly("reloaded", "snapshot");
    assertThat(guarded.refusals(scenario)).isEmpty();
  }

  @Test
  void threadsThatReadAtOnceGetOneValueOfOneRead() {
    for (String name : List.of("read", "again")) {
      String value = name.equals("read") ? "Country 1" : "Item 2, Item 1";
      assertThat(plain.said("concurrent", "1." + name)).startsWith("[" + THROWN);
      for (String round : List.of("1", "2")) {
        assertThat(guarded.said("concurrent", round + "." + name)).isEqualTo("[" + value + "]");
      }
    }
    assertThat(guarded.said("concurrent", "1.read.io")).isEqualTo("1/1");
    assertThat(guarded.said("concurrent", "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.refusals("concurrent")).isEmpty();
  }

  // ---- bounds

  @Test
  void noMoreRowsAreReadThanAreAllowed() {
    for (String round : List.of("1", "2")) {
      assertThat(bounds.said("rows", round + ".few")).isEqualTo("2");
      assertThat(bounds.said("rows", round + ".many")).startsWith(THROWN);
    }
    assertThat(bounds.refusals("rows"))
        .isNotEmpty()
        .allMatch(message -> message.contains("it takes more than 4 rows"));
  }

  /** It is read alone again. */
  @Test
  void whatIsTooMuchForManyOwnersIsNotCopied() {
    assertThat(bounds.said("rows-of-many", "1")).isEqualTo("2");
    assertThat(bounds.said("rows-of-many", "2")).isEqualTo("2");
    assertThat(bounds.outcomes("rows-of-many")).containsExactly("reloaded");
    assertThat(bounds.refusals("rows-of-many"))
        .singleElement()
        .asString()
        .contains("it takes more than 4 rows");
  }
}
