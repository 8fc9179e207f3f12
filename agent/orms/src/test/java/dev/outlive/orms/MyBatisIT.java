package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each nested select that MyBatis runs after its session's end is reported once, none before it is,
 * and the program sees no agent.
 */
class MyBatisIT {
  private static final String CUSTOMER = "app.Order.customer";
  private static final String ORDERS = "app.Customer.orders";
  private static final String NOTES = "app.Customer.notes";

  static Stream<Line> lines() {
    return Line.of(Orm.MYBATIS);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatIsReadTooLateAndNothingElse(Line line) {
    OrmRun run = OrmJvm.running(line).withAgent().run();

    assertThat(reports().deviations(run))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  private static Reports reports() {
    Report customer = Report.afterClose("reconnected", CUSTOMER);
    Report orders = Report.afterClose("reconnected", ORDERS);
    Report notes = Report.afterClose("reconnected", NOTES);
    Reports reports = new Reports();
    for (String way : new String[] {"close", "commit-then-close"}) {
      reports.of(way + "/customer", customer);
      reports.of(way + "/orders.size", orders);
      reports.of(way + "/notes", notes);
    }
    for (String way :
        new String[] {
          "statement", "provided", "managed", "plugged", "logged", "uncached",
        }) {
      reports.of(way + "-then-close/orders.size", orders);
    }
    reports.of("close-other-thread/orders.size", orders);
    reports.of("twice-after-close/orders", orders);
    reports.of("to-string-after-close/all", orders, notes);
    // What a late read has loaded was loaded by that.
    reports.of("nested-after-close/orders", customer, orders.at("loaded", "render"));
    // Nothing is asked of the database.
    reports.of("cached-then-close/customer", Report.afterClose("silent", CUSTOMER));
    // The second time it is null, and MyBatis has forgotten that there is anything to load.
    reports.of(
        "pool-closed/orders", Report.afterClose("threw", ORDERS).throwing("java.sql.SQLException"));
    // Nothing ties a copy to a session.
    reports.of(
        "serialized/customer",
        Report.afterClose("threw", CUSTOMER)
            .throwing("org.apache.ibatis.executor.ExecutorException")
            .untraced());
    reports.of("serialized-for-reload/customer", customer.untraced());
    reports.of("spring-after-transaction/orders.size", orders.at("opened", "load"));
    reports.of(
        "spring-without-transaction/orders.size", orders.at("opened", "load").at("closed", "load"));
    reports.of("left-open/session", Report.ofLostSession("org.apache.ibatis.session.SqlSession"));
    return reports;
  }
}
