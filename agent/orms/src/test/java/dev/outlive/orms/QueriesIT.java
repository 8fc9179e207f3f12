package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What libraries hand out past a connection that have no entities: it is JDBC's rules that see it.
 */
class QueriesIT {

  static Stream<Line> ofJdbi() {
    return Line.of(Orm.JDBI);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ofJdbi")
  void reportsWhatJdbiReadsPastItsHandle(Line line) {
    Report row =
        Report.ofUse(
            "result-set",
            "java.sql.ResultSet.getString",
            "org.h2.jdbc.JdbcSQLNonTransientException");
    Report next =
        Report.ofUse(
            "result-set", "java.sql.ResultSet.next", "org.h2.jdbc.JdbcSQLNonTransientException");
    Reports reports =
        new Reports()
            .countingMore()
            .of("close/iterator", row)
            .of("close/stream", row)
            .of("callback/iterator", row.at("closed", "openAndEnd"))
            .of("callback/stream", next.at("closed", "openAndEndTransaction"))
            .of("close/clob", Report.ofStaleUse("lob", "java.sql.Clob.getSubString"))
            .of(
                "close/query",
                Report.ofUse(
                    "connection", "java.sql.Connection.prepareStatement", "java.sql.SQLException"));

    assertThat(reports.deviations(OrmJvm.running(line).withAgent().run()))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  static Stream<Line> ofJooq() {
    return Line.of(Orm.JOOQ);
  }

  /**
   * It calls through wrappers of its own, which are none of a pool's. What takes a connection of
   * its own outside of its transaction is a query like any other, and a cursor that the application
   * has closed answers as it should.
   */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ofJooq")
  void reportsWhatJooqReadsPastItsConnection(Line line) {
    Report row =
        Report.ofUse(
            "result-set", "java.sql.ResultSet.next", "org.h2.jdbc.JdbcSQLNonTransientException");
    Report query =
        Report.ofUse("connection", "java.sql.Connection.prepareStatement", "java.sql.SQLException");
    Reports reports =
        new Reports()
            .of("close/cursor", row)
            .of("close/result-set", row)
            .of("close/stream", query)
            .of("close/query", query);

    assertThat(reports.deviations(OrmJvm.running(line).withAgent().run()))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }

  /** By no rule, what is left open included. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ofJooq")
  void isSilentOfWhatJooqPutsAway(Line line) {
    String[] names = {
      "open/stream",
      "open/transaction",
      "open/many",
      "open/kept-statement",
      "open/batch",
      "open/lob",
      "open/connection",
      "transaction/stream",
      "transaction/configuration"
    };
    OrmRun run = OrmJvm.running(line, names).withAgent().set("outlive.rules", "all").run();

    assertThat(run.cases()).containsOnlyKeys(names);
    assertThat(new Reports().deviations(run)).as("cases of %s", line).isEmpty();
    assertThat(run.log().violations()).as("of %s", line).isEmpty();
  }
}
