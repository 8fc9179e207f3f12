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

/** What must not be read is left to MyBatis, and {@code incomplete-snapshot} says why. */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class MyBatisGuardIT {
  private static final String NOTES = "[Note 1, Note 2]";

  private static FixRun plain;
  private static FixRun guarded;
  private static FixRun unbounded;
  private static FixRun bounds;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return Line.of(Orm.MYBATIS);
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    plain = Fixes.plain(line, "guards");
    guarded = FixRun.of(Fixes.jvm(line, "guards"));
    unbounded = Fixes.plain(line, "bounds");
    bounds =
        FixRun.of(
            Fixes.jvm(line, "bounds")
                .set("outlive.snapshot.max-rows", 4)
                .set("outlive.snapshot.max-bytes", 4000));
  }

  /** The same values and exceptions, statements and connections, commits and roll-backs. */
  @ParameterizedTest
  @CsvSource({
    "provided-connection, opened on a connection of the application's, reconnected",
    "changed-in-spring, connection's state, reconnected",
    "writing, is no plain select, reconnected",
    "emptying, empties caches, reconnected",
    "source-closed, the read failed, threw"
  })
  void itIsLeftToMyBatis(String scenario, String reason, String outcome) {
    assertThat(guarded.saidOf(scenario)).isEqualTo(plain.saidOf(scenario)).isNotEmpty();
    assertThat(guarded.outcomes(scenario)).containsOnly(outcome);
    assertThat(guarded.refusals(scenario))
        .isNotEmpty()
        .anyMatch(message -> message.contains(reason));
  }

  /** It has to be tried to be known: by a connection more, and a statement. */
  @ParameterizedTest
  @CsvSource({
    "failing, the read failed",
    "several, finds more than one row",
    "clob, is a java.sql.Clob"
  })
  void whatCannotBeReadIsLeftToMyBatis(String scenario, String reason) {
    for (String round : List.of("1", "2")) {
      for (String name : List.of(".read", ".again")) {
        assertThat(guarded.said(scenario, round + name))
            .isEqualTo(plain.said(scenario, round + name));
      }
      assertThat(guarded.said(scenario, round + ".lead.ends"))
          .as("%s %s", scenario, round)
          .isEqualTo(plain.said(scenario, round + ".lead.ends"));
    }
    assertThat(guarded.outcomes(scenario)).doesNotContain("reloaded", "snapshot");
    assertThat(guarded.refusals(scenario))
        .isNotEmpty()
        .allMatch(message -> message.contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "own-level, its session had",
    "holds-connection, this thread holds a connection",
    "plug-in, its configuration has plug-ins"
  })
  void whatCannotBeReadAfterwardsIsCopiedTheNextTime(String scenario, String reason) {
    assertThat(guarded.said(scenario, "1.read")).isEqualTo(NOTES);
    assertThat(guarded.said(scenario, "1.read.io")).isEqualTo("1/1");
    assertThat(guarded.refusals(scenario)).singleElement().asString().contains(reason);
    assertThat(guarded.said(scenario, "2.read")).isEqualTo(NOTES);
    assertThat(guarded.said(scenario, "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.outcomes(scenario)).containsExactly("reconnected", "snapshot");
  }

  /** Its transaction is over when it is copied; it was learned at another level. */
  @Test
  void aTransactionsLevelDoesNotMatter() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("serializable", round + ".read")).isEqualTo(NOTES);
      assertThat(guarded.said("serializable", round + ".read.io")).isEqualTo("0/0");
    }
    assertThat(guarded.outcomes("serializable")).containsOnly("snapshot");
    assertThat(guarded.refusals("serializable")).isEmpty();
  }

  @Test
  void aPlugInSeesTheSameCalls() {
    assertThat(guarded.said("plug-in", "1.sql")).isEqualTo(plain.said("plug-in", "1.sql"));
    assertThat(guarded.said("plug-in", "2.sql")).isEqualTo(guarded.said("plug-in", "1.sql"));
  }

  @Test
  void whatGoesByTheThreadIsReadOnIt() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("by-thread", round + ".read"))
          .isEqualTo("[Item 2]")
          .isEqualTo(plain.said("by-thread", round + ".read"));
    }
    assertThat(guarded.outcomes("by-thread"))
        .containsExactly("reconnected", "reloaded", "snapshot");
    assertThat(guarded.refusals("by-thread"))
        .anyMatch(message -> message.contains("may go by the thread"));
  }

  @Test
  void anotherThreadsSessionIsNotCopied() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("loaded-elsewhere", round + ".read")).isEqualTo(NOTES);
      assertThat(guarded.said("loaded-elsewhere", round + ".lead.io"))
          .isEqualTo(plain.said("loaded-elsewhere", round + ".lead.io"));
    }
    assertThat(guarded.outcomes("loaded-elsewhere")).containsExactly("reloaded");
  }

  @Test
  void threadsThatReadAtOnceGetOneValue() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("concurrent", round + ".read")).isEqualTo("[" + NOTES + "]");
    }
    assertThat(guarded.said("concurrent", "1.read.io")).isEqualTo("1/1");
    assertThat(guarded.said("concurrent", "2.read.io")).isEqualTo("0/0");
    assertThat(guarded.refusals("concurrent")).isEmpty();
  }

  @Test
  void itIsServedOverMyBatisOwnPool() {
    for (String round : List.of("1", "2")) {
      assertThat(guarded.said("own-pool", round + ".read")).isEqualTo(NOTES);
    }
    assertThat(guarded.outcomes("own-pool")).containsExactly("reloaded", "snapshot");
    assertThat(guarded.refusals("own-pool")).isEmpty();
  }

  // ---- bounds

  @ParameterizedTest
  @CsvSource({
    "rows, it takes more than 4 rows",
    "rows-of-one, it takes more than 4 rows",
    "bytes, bytes"
  })
  void aBoundIsKeptAndNamed(String scenario, String reason) {
    for (String round : List.of("1", "2")) {
      for (String name : List.of(".few", ".many")) {
        assertThat(bounds.said(scenario, round + name))
            .isEqualTo(unbounded.said(scenario, round + name));
        assertThat(bounds.said(scenario, round + name + ".limits")).matches("(\\d)/\\1");
      }
    }
    assertThat(bounds.refusals(scenario)).isNotEmpty().anyMatch(each -> each.contains(reason));
  }

  /** A copy that came to nothing leaves nothing behind. */
  @Test
  void aStatementIsFoundAsItWas() {
    for (String round : List.of("1", "2")) {
      assertThat(bounds.said("bytes", round + ".many.sql"))
          .isEqualTo(unbounded.said("bytes", round + ".many.sql"))
          .containsOnlyOnce("plugged");
    }
  }
}
