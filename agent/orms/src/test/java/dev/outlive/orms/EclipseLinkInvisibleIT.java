package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * EclipseLink does not see that a lazy attribute was served: whatever is done with its owner
 * afterwards goes as in a JVM without the agent where it was never read, to the statement. And what
 * changes a collection that was read goes as in one where EclipseLink has read it.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class EclipseLinkInvisibleIT {
  private static FixRun plain;
  private static FixRun served;
  private static FixRun reading;
  private static FixRun changing;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return EclipseLinkFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runAll(Line line) {
    plain = Fixes.plain(line, "invisible");
    served = Fixes.served(line, "invisible");
    reading = Fixes.reading(line, "changes");
    changing = Fixes.served(line, "changes");
  }

  static Stream<String> invisible() {
    return plain.scenarios().stream();
  }

  @ParameterizedTest
  @MethodSource("invisible")
  void itGoesAsIfItHadNotBeenRead(String scenario) {
    assertThat(served.saidOf(scenario)).isEqualTo(plain.saidOf(scenario)).isNotEmpty();
    assertThat(plain.lateReads(scenario)).isEmpty();
    assertThat(served.lateReads(scenario)).hasSize(2);
    assertThat(served.refusals(scenario)).isEmpty();
    assertThat(served.outcomes(scenario)).contains("snapshot").doesNotContain("reconnected");
  }

  /** Reading what is in them shows that the scenarios do what they say. */
  @Test
  void whatWasCommittedElsewhereIsThere() {
    assertThat(plain.scenarios()).hasSize(EclipseLinkFixes.woven(line) ? 10 : 6);
    for (String round : List.of("reloaded", "copied")) {
      assertThat(served.said("merged/orders", round + ".rows")).contains("Elsewhere");
      assertThat(served.said("merged/tags", round + ".result")).contains("elsewhere");
      assertThat(served.said("merged/tags", round + ".sql"))
          .contains("SELECT")
          .doesNotContain("INSERT");
    }
  }

  /** As Hibernate, it does not take what was served into a stream as its own. */
  @Test
  void aCopyThroughAStreamHasNotWhatWasServed() {
    if (!EclipseLinkFixes.has(line, served, "serialized/customer")) {
      return;
    }
    assertThat(served.said("serialized/customer", "copied.copy")).startsWith("ValidationException");
  }

  static Stream<String> changes() {
    return reading.scenarios().stream();
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeGoesAsIfEclipseLinkHadReadIt(String scenario) {
    assertThat(changing.saidOf(scenario)).isEqualTo(reading.saidOf(scenario)).isNotEmpty();
    assertThat(changing.lateReads(scenario)).isEqualTo(reading.lateReads(scenario));
  }

  /** Each kind of collection is read first, and once. */
  @Test
  void whatWasReadBeforeTheChangeWasServed() {
    assertThat(reading.scenarios()).hasSize(EclipseLinkFixes.woven(line) ? 59 : 58);
    List<String> read = changes().filter(name -> name.startsWith("read/")).toList();
    for (String scenario : read) {
      assertThat(changing.lateReads(scenario)).hasSize(2);
      assertThat(changing.outcomes(scenario))
          .as(scenario)
          .isNotEmpty()
          .allMatch(outcome -> outcome.equals("reloaded") || outcome.equals("snapshot"));
      assertThat(changing.refusals(scenario)).isEmpty();
    }
    assertThat(read).hasSize(26);
  }
}
