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

/** What must not be read is left to Hibernate, and {@code incomplete-snapshot} says why. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class HibernateGuardIT {
  private static final String THROWN = "LazyInitializationException: ";

  private static FixRun plain;
  private static FixRun guarded;
  private static FixRun bounds;
  private static FixRun exhausted;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return HibernateFixes.lines();
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

  private static void assertThrown(String scenario, String name) {
    assertThat(guarded.said(scenario, name))
        .startsWith(THROWN)
        .isEqualTo(plain.said(scenario, name));
  }

  @ParameterizedTest
  @CsvSource({
    "tenant-database, its session belonged to a tenant",
    "tenant-schema, its session had changed its connection's state",
    "filter, its session had filters enabled",
    "filter-while-loaded, its session had filters enabled",
    "filter-behind-the-copy, its session had filters enabled",
    "interceptor-of-session, its session had an interceptor of its own",
    "inspector-of-session, its session had an interceptor of its own",
    "jta, its session took part in a JTA transaction",
    "evicted-in-transaction, this thread holds a connection",
    "row-gone, the row is gone",
    "clob, app.Folder.cover.text is a java.sql.Clob",
    "clob-in-list, app.Folder.documents[0].text is a java.sql.Clob",
    "clob-in-embedded, app.Folder.envelope.seal.motto is a java.sql.Clob"
  })
  void itIsLeftToHibernate(String name, String reason) {
    String scenario = "refused/" + name;
    assertThrown(scenario, "1.read");
    assertThrown(scenario, "2.read");
    assertThat(guarded.outcomes(scenario)).containsExactly("threw");
    assertThat(guarded.refusals(scenario))
        .isNotEmpty()
        .allMatch(message -> message.contains(reason));
  }

  /** Hibernate 5 has no tenants that a column tells apart. */
  @Test
  void aTenantThatAColumnTellsApartIsLeftToHibernate() {
    if (line.library() == Library.HIBERNATE_5_6) {
      assertThat(guarded.saidOf("refused/tenant-column")).containsOnlyKeys("none");
    } else {
      itIsLeftToHibernate("tenant-column", "its session belonged to a tenant");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant-database",
        "tenant-schema",
        "filter",
        "interceptor-of-session",
        "inspector-of-session",
        "jta",
        "evicted-in-transaction"
      })
  void nothingIsReadForIt(String name) {
    String scenario = "refused/" + name;
    assertThat(guarded.saidOf(scenario)).isEqualTo(plain.saidOf(scenario));
  }

  /** On the host's thread, in its session. */
  @ParameterizedTest
  @CsvSource({
    "holds-connection, this thread holds a connection, Country 1",
    "holds-session, this thread holds a connection, Country 1",
    "evicted, this thread holds a connection, '[tag 1, tag 2]'",
    "inspector-of-factory, its factory has an interceptor, Country 1",
    "factory-closed, its session's factory is closed, Country 1",
    "own-pool-with-state, its session had changed its connection's state, Country 1"
  })
  void whatCannotBeReadAfterwardsIsCopiedTheNextTime(String name, String reason, String value) {
    String scenario = "postponed/" + name;
    assertThrown(scenario, "1.read");
    assertThat(guarded.said(scenario, "1.read.io")).isEqualTo("0/0");
    assertThat(guarded.refusals(scenario)).singleElement().asString().contains(reason);
    assertThat(guarded.said(scenario, "2.read")).isEqualTo(value);
    assertThat(guarded.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.outcomes(scenario)).containsExactly("threw", "snapshot");
  }

  /**
   * The agent's thread is led elsewhere, which it sees, and serves nothing of; the host's is not.
   */
  @Test
  void whatAnotherDataSourceAnswersIsNotServed() {
    assertThrown("routed", "1.read");
    assertThat(guarded.refusals("routed"))
        .singleElement()
        .asString()
        .contains("another source than the session's");
    assertThat(guarded.said("routed", "2.read")).isEqualTo("Own");
    assertThat(guarded.outcomes("routed")).containsExactly("threw", "snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"read-only", "own-pool"})
  void itIsServedWhateverItsSessionReadOn(String scenario) {
    assertThat(guarded.said(scenario, "1.read")).isEqualTo("Country 1");
    assertThat(guarded.said(scenario, "2.read")).isEqualTo("Country 1");
    assertThat(guarded.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.outcomes(scenario)).containsExactly("reloaded", "snapshot");
    assertThat(guarded.refusals(scenario)).isEmpty();
  }

  @Test
  void threadsThatReadAtOnceGetOneValue() {
    for (String name : List.of("read", "again")) {
      String value = name.equals("read") ? "Country 1" : "Item 1, Item 2";
      assertThat(plain.said("concurrent", "1." + name)).startsWith("[" + THROWN);
      for (String round : List.of("1", "2")) {
        assertThat(guarded.said("concurrent", round + "." + name)).isEqualTo("[" + value + "]");
      }
    }
    assertThat(guarded.refusals("concurrent")).isEmpty();
  }

  @Test
  void whileItIsOffNothingIsReadOrCopied() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("toggled", "on" + round + ".read")).isEqualTo("Club 1");
      assertThat(guarded.said("toggled", "off" + round + ".read")).startsWith(THROWN);
      assertThat(guarded.said("toggled", "off" + round + ".read.io")).isEqualTo("0/0");
      assertThat(guarded.said("toggled", "off" + round + ".lead.io")).isEqualTo("1/1");
    }
    assertThat(guarded.said("toggled", "again")).isEqualTo("Club 1");
  }

  // ---- bounds

  @ParameterizedTest
  @CsvSource({
    "rows, it takes more than 4 rows, 2",
    "bytes, bytes, Country 2",
    "bytes-of-list, bytes, 2"
  })
  void aBoundIsKeptAndNamed(String scenario, String reason, String value) {
    for (String round : List.of("1", "2")) {
      assertThat(bounds.said(scenario, round + ".few")).isEqualTo(value);
      assertThat(bounds.said(scenario, round + ".many")).startsWith(THROWN);
    }
    assertThat(bounds.refusals(scenario))
        .isNotEmpty()
        .allMatch(message -> message.contains(reason));
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

  @Test
  void theHostWaitsForAnExhaustedPoolNoLongerThanIsSet() {
    assertThat(exhausted.said("exhausted", "read")).startsWith(THROWN);
    assertThat(Long.parseLong(exhausted.said("exhausted", "millis"))).isBetween(0L, 15_000L);
    assertThat(exhausted.said("exhausted", "next")).isEqualTo("Name 2");
    assertThat(exhausted.outcomes("exhausted")).containsExactly("threw");
    assertThat(exhausted.refusals("exhausted"))
        .singleElement()
        .asString()
        .contains("it took longer than 2000 ms");
  }
}
