package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Cayenne refuses to read of an object that its context has let go of is reported once; what
 * it loads, whenever that is, is not, whatever the rules are.
 */
class CayenneIT {

  static Stream<Line> lines() {
    return Line.of(Orm.CAYENNE);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatIsRefusedAndNothingElse(Line line) {
    OrmRun run = OrmJvm.running(line).withAgent().set("outlive.rules", "all").run();

    Reports reports =
        new Reports()
            .of(
                "unregistered/customer",
                Report.afterClose("threw", "app.Order.customer")
                    .throwing("java.lang.IllegalStateException")
                    .untraced());
    assertThat(reports.deviations(run))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }
}
