package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What ActiveJDBC refuses once the connection of a model has been closed is reported once; what it
 * reads on another one is not, nor what it refuses where nothing has ended.
 */
class ActiveJdbcIT {
  private static final String REFUSAL = "org.javalite.activejdbc.DBException";
  private static final Map<String, String> SUBJECTS =
      Map.of(
          "customer", "app.Order.customer",
          "orders.size", "app.Customer.orders",
          "orders.iterator", "app.Customer.orders");

  static Stream<Line> lines() {
    return Line.of(Orm.ACTIVEJDBC);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatIsRefusedAfterTheClose(Line line) {
    OrmRun run = OrmJvm.running(line).withAgent().run();

    assertThat(refusals().deviations(run))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatIsReadAfterItsTransactionIfAskedTo(Line line) {
    OrmRun run =
        OrmJvm.running(line)
            .withAgent()
            .set("outlive.rules", "lazy-load-outside-transaction")
            .run();

    Reports reports = new Reports();
    SUBJECTS.forEach(
        (attribute, subject) ->
            reports.of("committed/" + attribute, Report.outsideTransaction("silent", subject)));
    assertThat(reports.deviations(run))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  private static Reports refusals() {
    Reports reports = new Reports();
    SUBJECTS.forEach(
        (attribute, subject) -> {
          Report refused = Report.afterClose("threw", subject).throwing(REFUSAL);
          reports.of("close/" + attribute, refused);
          reports.of("commit-then-close/" + attribute, refused);
          reports.of("touched-then-close/" + attribute, refused);
        });
    reports.of(
        "handed-out-then-close/orders.size",
        Report.afterClose("threw", "app.Customer.orders").throwing(REFUSAL));
    // Nobody owns it, and it has been read by no query; the second time it is empty.
    Report query =
        Report.afterClose("threw", "org.javalite.activejdbc.LazyList.orders")
            .throwing(REFUSAL)
            .at("loaded", null);
    reports.of("query-then-close/orders", query);
    reports.of("query-then-close-twice/orders", query);
    return reports;
  }
}
