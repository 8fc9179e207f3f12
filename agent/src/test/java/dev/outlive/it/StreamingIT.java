package dev.outlive.it;

import static dev.outlive.it.program.Database.MARIADB;
import static dev.outlive.it.program.Database.MYSQL;
import static dev.outlive.it.program.Database.MYSQL_CURSOR;
import static dev.outlive.it.program.Database.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.Pool;
import dev.outlive.it.program.StreamingProgram;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Results whose rows are fetched while they are read end as others do, though the drivers mind
 * sooner, later or not at all.
 */
class StreamingIT {

  static Stream<Arguments> combinations() {
    return Stream.of(
        Arguments.of(POSTGRESQL, Pool.NONE),
        Arguments.of(POSTGRESQL, Pool.HIKARI),
        Arguments.of(MARIADB, Pool.NONE),
        Arguments.of(MARIADB, Pool.DBCP2),
        Arguments.of(MYSQL, Pool.NONE),
        Arguments.of(MYSQL, Pool.AGROAL),
        Arguments.of(MYSQL_CURSOR, Pool.NONE),
        Arguments.of(MYSQL_CURSOR, Pool.C3P0));
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("combinations")
  void reportsARowThatIsFetchedTooLateOnceAndOnTimeNever(Database database, Pool pool) {
    AgentJvm child =
        AgentJvm.running(StreamingProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.stacks", "full");

    AgentRun run = Servers.reach(database, child).run();

    assertThat(run.lines("SECTION"))
        .hasSize(5)
        .allMatch(section -> section.startsWith("violations=0 "));
    assertThat(run.lines("MISUSE"))
        .hasSize(5)
        .allMatch(misuse -> misuse.startsWith("counted=1 further=1 "));
    String connection = pool.shared() ? "returned to pool" : "connection closed";
    assertThat(run.violations().stream().filter(violation -> !violation.repeat()))
        .allSatisfy(StreamingIT::namesItsFourLines)
        .extracting(violation -> violation.text("closed", "how"))
        .containsExactly("", "statement closed", "statement re-executed", connection, connection);
  }

  private static void namesItsFourLines(LoggedViolation violation) {
    assertThat(violation.text("subject", "member")).isEqualTo("next");
    for (String site : List.of("opened", "loaded", "closed", "used")) {
      assertThat(violation.stack(site))
          .as("%s of %s", site, violation)
          .anyMatch(frame -> frame.contains(StreamingProgram.class.getName()));
    }
  }
}
