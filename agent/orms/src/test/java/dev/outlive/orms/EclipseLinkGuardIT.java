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

/** What must not be read is left to EclipseLink, and {@code incomplete-snapshot} says why. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class EclipseLinkGuardIT {
  private static FixRun plain;
  private static FixRun guarded;
  private static FixRun bounds;
  private static FixRun exhausted;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return EclipseLinkFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    plain = Fixes.plain(line, "guards");
    guarded = FixRun.of(Fixes.jvm(line, "guards"));
    bounds =
        FixRun.of(
            Fixes.jvm(line, "bounds")
                .set("outlive.snapshot.max-rows", 4)
                .set("outlive.snapshot.max-bytes", 4000));
    exhausted = FixRun.of(Fixes.jvm(line, "exhausted").set("outlive.snapshot.max-millis", 2000));
  }

  private void refused(String name, String reason) {
    String scenario = "refused/" + name;
    assertThat(guarded.saidOf(scenario)).isEqualTo(plain.saidOf(scenario)).isNotEmpty();
    assertThat(guarded.outcomes(scenario)).containsExactly("reconnected");
    assertThat(guarded.refusals(scenario))
        .isNotEmpty()
        .allMatch(message -> message.contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "properties, its entity manager had properties of its own",
    "listener, 'its session has listeners, which may go by the thread'",
    "exclusive, its session kept a connection of its own",
    "tenants, its session belonged to a tenant",
    "partitioned, its persistence unit is partitioned",
    "composite, its persistence unit is composed of others",
    "shared, its persistence unit has entities that all sessions share",
    "jta, its session takes part in JTA transactions",
    "factory-closed, its session's factory is closed",
    "cleared-in-transaction, this thread holds a connection",
    "detached, this thread holds a connection"
  })
  void itIsLeftToEclipseLink(String name, String reason) {
    refused(name, reason);
  }

  @ParameterizedTest
  @CsvSource({
    "merged-with-owner, it is merged or persisted with its owner",
    "by-getter, 'it is mapped by its getter, which keeps what it reads'",
    "column, 'it is a column, which its entity would keep'"
  })
  void whatOnlyWeavingMakesLazyIsLeftToEclipseLink(String name, String reason) {
    if (!EclipseLinkFixes.has(line, guarded, "refused/" + name)) {
      return;
    }
    refused(name, reason);
  }

  /** What goes with its owner is written with it. */
  @Test
  void aChangeOfWhatIsMergedWithItsOwnerIsWritten() {
    if (!EclipseLinkFixes.has(line, guarded, "refused/merged-with-owner")) {
      return;
    }
    assertThat(guarded.said("refused/merged-with-owner", "2.read")).contains("changed");
  }

  @ParameterizedTest
  @CsvSource({
    "holds-connection, this thread holds a connection, '[tag 1, tag 2]'",
    "holds-manager, this thread holds a connection, 'Note 1, Note 2'",
    "routed, the connection came from another source, '[tag 1, tag 2]'"
  })
  void whatCannotBeReadAfterwardsIsCopiedTheNextTime(String name, String reason, String value) {
    String scenario = "postponed/" + name;
    assertThat(guarded.said(scenario, "1.read")).isEqualTo(plain.said(scenario, "1.read"));
    assertThat(guarded.refusals(scenario)).singleElement().asString().contains(reason);
    assertThat(guarded.said(scenario, "2.read")).isEqualTo(value);
    assertThat(guarded.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.outcomes(scenario)).containsExactly("reconnected", "snapshot");
  }

  @Test
  void itIsServedOverEclipseLinksOwnPool() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("own-pool", round + ".read")).isEqualTo("[tag 1, tag 2]");
    }
    assertThat(guarded.outcomes("own-pool")).containsExactly("reloaded", "snapshot");
    assertThat(guarded.refusals("own-pool")).isEmpty();
  }

  @Test
  void aReadThatFailsIsEclipseLinksToFail() {
    assertThat(plain.said("failed", "1.read")).startsWith("DatabaseException: ");
    assertThat(guarded.saidOf("failed")).isEqualTo(plain.saidOf("failed"));
    assertThat(guarded.outcomes("failed")).containsExactly("threw");
    assertThat(guarded.refusals("failed"))
        .isNotEmpty()
        .allMatch(message -> message.contains("the read failed: DatabaseException"));
  }

  @Test
  void threadsThatReadAtOnceGetOneValueByOneLoad() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("concurrent", round + ".read")).isEqualTo("[Item 1, Item 2]");
    }
    assertThat(guarded.said("concurrent", "1.read.io")).isEqualTo("1/1");
    assertThat(guarded.said("concurrent", "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.refusals("concurrent")).isEmpty();
  }

  @Test
  void whereTheRowIsGoneItIsNullAsEver() {
    if (!EclipseLinkFixes.has(line, guarded, "row-gone")) {
      return;
    }
    for (String round : List.of("1", "2")) {
      assertThat(plain.said("row-gone", round + ".read")).isEqualTo("null");
      assertThat(guarded.said("row-gone", round + ".read")).isEqualTo("null");
    }
    assertThat(guarded.outcomes("row-gone")).containsExactly("reloaded", "snapshot");
  }

  @Test
  void aColumnOfACopyIsReadByEclipseLink() {
    if (!EclipseLinkFixes.has(line, guarded, "copy-of-column")) {
      return;
    }
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("copy-of-column", round + ".read")).isEqualTo("Bio 2 of Name 2");
    }
    assertThat(plain.said("copy-of-column", "1.read")).isEqualTo("Bio 2 of Name 2");
  }

  // ---- bounds

  @ParameterizedTest
  @CsvSource({"rows, it takes more than 4 rows, 2, 12", "bytes, bytes, 6, 2000"})
  void aBoundIsKeptAndNamed(String scenario, String reason, String few, String many) {
    for (String round : List.of("1", "2")) {
      assertThat(bounds.said(scenario, round + ".few")).isEqualTo(few);
      assertThat(bounds.said(scenario, round + ".many")).isEqualTo(many);
    }
    assertThat(bounds.outcomes(scenario)).startsWith("reloaded", "reconnected");
    assertThat(bounds.refusals(scenario))
        .isNotEmpty()
        .allMatch(message -> message.contains(reason));
  }

  /** It is read alone again. */
  @Test
  void whatIsTooMuchForManyOwnersIsNotCopied() {
    assertThat(bounds.said("rows-of-many", "1")).isEqualTo("2");
    assertThat(bounds.said("rows-of-many", "2")).isEqualTo("2");
    assertThat(bounds.outcomes("rows-of-many")).startsWith("reloaded");
  }

  /** EclipseLink itself waits as long as the pool lets it. */
  @Test
  void theAgentWaitsForAnExhaustedPoolNoLongerThanIsSet() {
    assertThat(exhausted.said("exhausted", "read")).isEqualTo("[tag 1, tag 2]");
    assertThat(exhausted.outcomes("exhausted")).containsExactly("reconnected");
    assertThat(exhausted.refusals("exhausted"))
        .singleElement()
        .asString()
        .contains("it took longer than 2000 ms");
  }
}
