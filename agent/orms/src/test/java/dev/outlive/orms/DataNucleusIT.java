package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each late read of DataNucleus is reported once, no legal one is, and the program sees no agent.
 */
class DataNucleusIT {

  static Stream<Line> lines() {
    return Line.of(Orm.DATANUCLEUS);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatIsReadTooLateAndNothingElse(Line line) {
    OrmRun run = OrmJvm.running(line).withAgent().run();

    assertThat(LateReads.deviations(run, (name, said) -> LateRead.ofDataNucleus(line, name, said)))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }
}
