package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.OverlapProgram;
import dev.outlive.it.program.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two threads in one connection at a time are reported; two that take turns are not. */
class OverlapIT {
  private static final int SECTIONS = 6;
  private static final List<Database> DATABASES =
      List.of(Database.H2, Database.POSTGRESQL, Database.MARIADB);

  static Stream<Arguments> combinations() {
    List<Arguments> all = new ArrayList<>();
    for (Database database : Breadth.whole() ? DATABASES : List.of(Database.H2)) {
      for (Pool pool : Pool.values()) {
        // Handles of one physical connection cannot be in two hands at once.
        if (pool.serves(database) && pool != Pool.HANDLES && pool != Pool.XA_HANDLES) {
          all.add(Arguments.of(database, pool));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("combinations")
  void reportsCallsThatOverlapAndNoneThatTakeTurns(Database database, Pool pool) {
    AgentJvm child =
        AgentJvm.running(OverlapProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.rules", "concurrent-use");
    AgentRun run = Servers.reach(database, child).run();

    assertThat(run.lines("SECTION"))
        .hasSize(SECTIONS)
        .allMatch(section -> section.startsWith("violations=0 "));
    assertThat(run.violations())
        .extracting(violation -> violation.text("subject", "member"))
        .containsExactly("executeQuery", "executeBatch", "commit", "rollback");
    assertThat(run.violations())
        .allSatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo("concurrent-use");
              assertThat(violation.severity()).isEqualTo("warning");
              assertThat(violation.text("used", "thread")).isEqualTo("second");
              assertThat(violation.text("loaded", "thread")).isEqualTo("first");
              assertThat(violation.message()).contains("thread first was in Statement.execute()");
              assertThat(violation.stack("used"))
                  .anyMatch(frame -> frame.contains("OverlapProgram."));
              assertThat(violation.stack("loaded"))
                  .anyMatch(frame -> frame.contains("OverlapProgram.slowly("));
            });
  }
}
