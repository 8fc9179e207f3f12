package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each ORM does by itself when an attribute is read too late: what the rules stand on. */
class OrmTruthIT {

  static Stream<Line> lines() {
    return Line.chosen();
  }

  /** Of Hibernate more is asserted, in {@link HibernateIT}. */
  static Stream<Line> othersThanHibernate() {
    return Line.chosen().filter(line -> line.library().orm() != Orm.HIBERNATE);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void doesWhatWasMeasured(Line line) {
    assertTruth(OrmJvm.running(line).run());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("othersThanHibernate")
  void doesTheSameWithTheAgent(Line line) {
    assertTruth(OrmJvm.running(line).withAgent().run());
  }

  private static void assertTruth(OrmRun run) {
    Truth truth = Truth.of(run.line());
    Set<String> names = run.cases().keySet();
    assertThat(Deviations.between(truth.of(names), run.cases()))
        .as("cases of %s that deviate from what was measured", run.line())
        .isEmpty();
    assertThat(truth.idleRows(names)).as("rows of %s that hold for no case", run.line()).isEmpty();
  }
}
