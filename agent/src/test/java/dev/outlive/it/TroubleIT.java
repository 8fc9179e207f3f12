package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.Pool;
import dev.outlive.it.program.TroubleProgram;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What befalls an application is not held against it, by any rule. */
class TroubleIT {

  static Stream<Arguments> combinations() {
    return Breadth.whole()
        ? Breadth.pools()
        : Stream.of(
            Arguments.of(Database.POSTGRESQL, Pool.HIKARI),
            Arguments.of(Database.MARIADB, Pool.TOMCAT),
            Arguments.of(Database.H2, Pool.DATASOURCE),
            Arguments.of(Database.H2, Pool.DBCP2),
            Arguments.of(Database.H2, Pool.AGROAL));
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("combinations")
  void isSilentAboutWhatTheApplicationCannotHelp(Database database, Pool pool) {
    AgentJvm child =
        AgentJvm.running(TroubleProgram.class, arguments(database, pool))
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.rules", "all")
            .within(Duration.ofMinutes(5));
    AgentRun run = Servers.reach(database, child).run();

    assertThat(run.lines("SECTION")).hasSize(troubles(database, pool));
    // Whoever goes on with his work has a connection that is gone, and is told so mildly. H2's own
    // pool closes its handles in silence, as if it took them back, when the database is gone.
    assertThat(run.lines("SECTION"))
        .filteredOn(section -> !section.endsWith("closed"))
        .filteredOn(section -> pool != Pool.H2 || !section.endsWith("shuts down"))
        .allMatch(section -> section.startsWith("violations=0 "));
    assertThat(run.violations())
        .allSatisfy(
            each -> {
              assertThat(each.rule()).isEqualTo("use-after-close");
              assertThat(each.severity()).isEqualTo("warning");
            });
  }

  /** How many there are for these. */
  private static int troubles(Database database, Pool pool) {
    int ofDatabase = database.onServer() || database == Database.H2 ? 1 : 0;
    int ofAnyPool = pool.shared() ? 1 : 0;
    int ofThisPool =
        switch (pool) {
          case HIKARI -> Breadth.whole() ? 2 : 1;
          case TOMCAT -> 1;
          default -> 0;
        };
    return ofDatabase + ofAnyPool + ofThisPool;
  }

  private static String[] arguments(Database database, Pool pool) {
    List<String> arguments =
        Breadth.whole()
            ? List.of(database.text(), pool.text(), "patient")
            : List.of(database.text(), pool.text());
    return arguments.toArray(String[]::new);
  }
}
