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
    Reports reports =
        new Reports()
            .countingMore()
            .of("close/iterator", row)
            .of("close/stream", row)
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

  /** It calls through wrappers of its own, which look like a pool's: a known miss. */
  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("ofJooq")
  void isSilentOfWhatJooqReads(Line line) {
    assertThat(new Reports().deviations(OrmJvm.running(line).withAgent().run()))
        .as("cases of %s that deviate with the agent", line)
        .isEmpty();
  }
}
