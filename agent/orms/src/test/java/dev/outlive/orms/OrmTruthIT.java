package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each ORM does by itself when an attribute is read too late: what the rules stand on. */
class OrmTruthIT {

  static Stream<Line> lines() {
    return Line.chosen();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void doesWhatWasMeasured(Line line) {
    OrmRun run = OrmJvm.running(line).run();

    Truth truth = Truth.of(line);
    assertThat(Deviations.between(truth.of(run.cases().keySet()), run.cases()))
        .as("cases of %s that deviate from what was measured", line)
        .isEmpty();
    assertThat(truth.idleRows(run.cases().keySet())).as("rows that hold for no case").isEmpty();
  }
}
