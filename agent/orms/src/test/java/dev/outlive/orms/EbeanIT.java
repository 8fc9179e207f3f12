package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ebean has no sessions: with the rule on, what loads after the transaction of its bean is reported
 * once; without a transaction, or with the rule off, nothing is.
 */
class EbeanIT {
  private static final Map<String, String> SUBJECTS =
      Map.of(
          "customer", "app.Order.customer",
          "orders.size", "app.Customer.orders",
          "notes", "app.Customer.notes",
          "tags", "app.Customer.tags",
          "bio", "app.Customer.bio");

  static Stream<Line> lines() {
    return Line.of(Orm.EBEAN);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatLoadsAfterItsTransactionIfAskedTo(Line line) {
    OrmRun run =
        OrmJvm.running(line)
            .withAgent()
            .set("outlive.rules", "+lazy-load-outside-transaction")
            .run();

    assertThat(reports().deviations(run))
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

  private static Reports reports() {
    Reports reports = new Reports();
    SUBJECTS.forEach(
        (attribute, subject) -> {
          Report elsewhere = Report.outsideTransaction("reconnected", subject);
          reports.of("committed/" + attribute, elsewhere);
          reports.of("rolled-back/" + attribute, elsewhere);
          // The first connection is still there, or the next one is.
          Report here = Report.outsideTransaction("silent", subject);
          reports.of("continued/" + attribute, here);
          reports.of("in-another/" + attribute, here);
        });
    // The second time it is null, and Ebean does not try again.
    reports.of(
        "pool-closed/bio",
        Report.outsideTransaction("threw", "app.Customer.bio")
            .throwing("jakarta.persistence.PersistenceException"));
    return reports;
  }
}
