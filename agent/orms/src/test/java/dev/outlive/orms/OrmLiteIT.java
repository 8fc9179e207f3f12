package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * ORMLite has no sessions: with the rule on, what a lazy collection reads after the transaction of
 * its owner is reported; without a transaction, or with the rule off, nothing is.
 */
class OrmLiteIT {

  static Stream<Line> lines() {
    return Line.of(Orm.ORMLITE);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatIsReadAfterItsTransactionIfAskedTo(Line line) {
    OrmRun run =
        OrmJvm.running(line)
            .withAgent()
            .set("outlive.rules", "+lazy-load-outside-transaction")
            .run();

    Reports reports = new Reports();
    for (String attribute : List.of("orders.size", "orders.iterator")) {
      Report elsewhere = report("reconnected");
      reports.of("committed/" + attribute, elsewhere);
      reports.of("rolled-back/" + attribute, elsewhere);
      // It has kept nothing.
      reports.of("touched-then-committed/" + attribute, elsewhere);
    }
    reports.of("in-another/orders.size", report("silent"));
    assertThat(reports.deviations(run))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsNothingOtherwise(Line line) {
    OrmRun run = OrmJvm.running(line).withAgent().run();

    assertThat(new Reports().deviations(run))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  /** It is begun and ended in one place. */
  private static Report report(String outcome) {
    return Report.outsideTransaction(outcome, "app.Customer.orders").at("closed", "openAndEnd");
  }
}
