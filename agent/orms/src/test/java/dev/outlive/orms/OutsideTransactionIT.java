package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With the rule on, each lazy load is reported that comes after the transaction of its entity,
 * while the session is open. Without a transaction, none is.
 */
class OutsideTransactionIT {
  /** What each attribute of the programs is, where it has to be loaded. */
  private static final Map<String, String> SUBJECTS =
      Map.of(
          "customer", "app.Order.customer",
          "orders.size", "app.Customer.orders",
          "orders.iterator", "app.Customer.orders",
          "orders.isEmpty", "app.Customer.orders",
          "notes", "app.Customer.notes",
          "tags", "app.Customer.tags");

  static Stream<Line> lines() {
    return Stream.concat(Line.of(Orm.HIBERNATE), Line.of(Orm.MYBATIS));
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatLoadsAfterItsTransaction(Line line) {
    OrmRun run =
        OrmJvm.running(line, names(line))
            .withAgent()
            .set("outlive.rules", "lazy-load-outside-transaction")
            .run();

    assertThat(reports(line, run).deviations(run))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  private static String[] names(Line line) {
    return SUBJECTS.keySet().stream()
        .flatMap(
            attribute ->
                Stream.of("open", "committed", "touched-then-close", "close", "serialized")
                    .map(way -> way + "/" + attribute))
        .toArray(String[]::new);
  }

  private static Reports reports(Line line, OrmRun run) {
    // MyBatis keeps its connection until its session is closed.
    String outcome = line.library().orm() == Orm.MYBATIS ? "silent" : "reconnected";
    Reports reports = new Reports();
    SUBJECTS.forEach(
        (attribute, subject) -> {
          String name = "committed/" + attribute;
          if (run.cases().containsKey(name)) {
            reports.of(name, Report.outsideTransaction(outcome, subject));
          }
        });
    return reports;
  }
}
