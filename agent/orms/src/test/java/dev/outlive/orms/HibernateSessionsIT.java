package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session and the connection that it holds are one: of both, the session is reported. */
class HibernateSessionsIT {

  static Stream<Line> lines() {
    return Line.of(Orm.HIBERNATE).filter(line -> line.variant() == Variant.PLAIN);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void reportsWhatIsNeverClosedAndWhatIsHeldAndNothingElse(Line line) {
    OrmRun run =
        OrmJvm.running(line, "left-open/session", "held/session", "closed/sessions")
            .withAgent()
            .set("outlive.leak.threshold", "2s")
            .run();

    List<LoggedViolation> all =
        run.log().violations().stream().filter(each -> !each.stack("opened").isEmpty()).toList();
    assertThat(all)
        .extracting(LoggedViolation::rule, LoggedViolation::outcome)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("session-leak", "reported"),
            org.assertj.core.groups.Tuple.tuple("connection-held", "reported"),
            org.assertj.core.groups.Tuple.tuple("connection-held", "resolved"));
    for (LoggedViolation each : all) {
      assertThat(each.text("subject", "kind")).isEqualTo("session");
      assertThat(each.text("subject", "type")).isEqualTo("org.hibernate.Session");
      assertThat(each.text("lease", "kind")).isEqualTo("session");
      assertThat(each.stack("opened")).anyMatch(frame -> frame.contains(".openAndUse("));
    }
    assertThat(run.violations()).containsEntry("closed/sessions", 0);
  }
}
