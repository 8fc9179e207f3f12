package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An ORM that is known says what of its entities is late, though the user has named them. */
class NamedEntitiesIT {

  static Stream<Line> lines() {
    Set<Orm> withSessions = Set.of(Orm.HIBERNATE, Orm.OPENJPA);
    return Line.chosen().filter(line -> withSessions.contains(line.library().orm()));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void whatIsReportedIsTheSame(Line line) {
    OrmRun run = OrmJvm.running(line).withAgent().run();
    OrmRun named =
        OrmJvm.running(line)
            .withAgent()
            .set("outlive.entities", String.join(",", PersistenceXml.ENTITIES))
            .run();

    assertThat(named.cases()).isEqualTo(run.cases());
    assertThat(named.violations()).isEqualTo(run.violations());
  }
}
