package dev.outlive.it;

import static dev.outlive.it.program.Database.DERBY;
import static dev.outlive.it.program.Database.DUCKDB;
import static dev.outlive.it.program.Database.H2;
import static dev.outlive.it.program.Database.HSQLDB;
import static dev.outlive.it.program.Database.MARIADB;
import static dev.outlive.it.program.Database.MYSQL;
import static dev.outlive.it.program.Database.MYSQL_BALANCED;
import static dev.outlive.it.program.Database.MYSQL_CACHED;
import static dev.outlive.it.program.Database.MYSQL_CURSOR;
import static dev.outlive.it.program.Database.POSTGRESQL;
import static dev.outlive.it.program.Database.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.CleanProgram;
import dev.outlive.it.program.Database;
import dev.outlive.it.program.MockProgram;
import dev.outlive.it.program.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that does nothing wrong is not reported, by any rule. */
@Execution(ExecutionMode.CONCURRENT)
class CleanIT {

  /** Borrows. */
  private static final String FEW = "1000";

  private static final String SOME = "5000";

  static Stream<Arguments> combinations() {
    return Breadth.whole() ? product("PT1M") : cover();
  }

  private static Stream<Arguments> cover() {
    return Stream.of(
        Arguments.of(H2, Pool.HIKARI, SOME),
        Arguments.of(H2, Pool.H2, SOME),
        Arguments.of(H2, Pool.AGROAL, SOME),
        Arguments.of(H2, Pool.C3P0, SOME),
        Arguments.of(H2, Pool.DRUID, SOME),
        Arguments.of(HSQLDB, Pool.TOMCAT_INTERCEPTORS, SOME),
        Arguments.of(DERBY, Pool.NONE, "500"),
        Arguments.of(SQLITE, Pool.DATASOURCE, "500"),
        Arguments.of(DUCKDB, Pool.DBCP2, "2000"),
        Arguments.of(DUCKDB, Pool.AGROAL, "500"),
        Arguments.of(POSTGRESQL, Pool.TOMCAT, SOME),
        Arguments.of(POSTGRESQL, Pool.DBCP2_STATEMENTS, SOME),
        Arguments.of(POSTGRESQL, Pool.MYBATIS, "500"),
        Arguments.of(MARIADB, Pool.C3P0_STATEMENTS, SOME),
        Arguments.of(MYSQL, Pool.DRUID_STATEMENTS, SOME),
        Arguments.of(MYSQL_CACHED, Pool.NONE, "500"),
        Arguments.of(MYSQL_CURSOR, Pool.HIKARI, "2000"),
        Arguments.of(MYSQL_BALANCED, Pool.DBCP2, "2000"));
  }

  /** Each pool for a while on one of the databases, and for so many borrows on the others. */
  private static Stream<Arguments> product(String onH2) {
    // Handles of one physical connection cannot be in eight hands at once.
    List<Arguments> all = new ArrayList<>();
    for (Database database : Database.values()) {
      for (Pool pool : Pool.values()) {
        if (pool.serves(database)
            && pool != Pool.HANDLES
            && pool != Pool.XA_HANDLES
            && !spoilsItsCache(database, pool)
            && !closesUnderItsBorrowers(database, pool)) {
          String borrows = pool.shared() ? SOME : FEW;
          all.add(Arguments.of(database, pool, database == H2 ? onH2 : borrows));
        }
      }
    }
    return all.stream();
  }

  /** Under load c3p0 hands out statements of HSQLDB that are closed, with or without the agent. */
  private static boolean spoilsItsCache(Database database, Pool pool) {
    return database == HSQLDB && pool == Pool.C3P0_STATEMENTS;
  }

  /** A clean-up after the pool's close looks like any use of a closed statement: docs/limits.md. */
  private static boolean closesUnderItsBorrowers(Database database, Pool pool) {
    return database == HSQLDB && pool == Pool.MYBATIS;
  }

  @ParameterizedTest(name = "{0} × {1}, {2}")
  @MethodSource("combinations")
  void isSilentAboutCleanCode(Database database, Pool pool, String load) {
    AgentJvm child =
        AgentJvm.running(CleanProgram.class, database.text(), pool.text(), load)
            .on(database.artifacts())
            .on(pool.artifacts())
            .optimizing(Breadth.whole())
            .within(Duration.ofMinutes(Breadth.whole() ? 20 : 3));
    assertNothingReported(Servers.reach(database, child).run(), 19);
  }

  static Stream<Arguments> someCombinations() {
    return Breadth.whole()
        ? product("PT2M")
        : Stream.of(
            Arguments.of(H2, Pool.HIKARI, "1000"),
            Arguments.of(HSQLDB, Pool.TOMCAT_INTERCEPTORS, "1000"),
            Arguments.of(DERBY, Pool.NONE, "100"),
            Arguments.of(SQLITE, Pool.AGROAL, "100"),
            Arguments.of(DUCKDB, Pool.DBCP2, "1000"),
            Arguments.of(POSTGRESQL, Pool.DBCP2_STATEMENTS, "1000"),
            Arguments.of(MARIADB, Pool.C3P0_STATEMENTS, "1000"),
            Arguments.of(MYSQL, Pool.DRUID_STATEMENTS, "1000"),
            Arguments.of(MYSQL_CACHED, Pool.TOMCAT, "1000"));
  }

  /** Rules that are off by default, where nothing is left to a connection to close. */
  @ParameterizedTest(name = "{0} × {1}, {2}")
  @MethodSource("someCombinations")
  void isSilentAboutTidyCodeByRulesThatAreOffByDefault(Database database, Pool pool, String load) {
    AgentJvm child =
        AgentJvm.running(CleanProgram.class, database.text(), pool.text(), load, "tidy")
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.rules", "+statement-leak,+result-set-leak,+concurrent-use")
            .optimizing(Breadth.whole())
            .within(Duration.ofMinutes(Breadth.whole() ? 20 : 3));
    assertNothingReported(Servers.reach(database, child).run(), 17);
  }

  @Test
  void leavesMocksAlone() {
    AgentRun run =
        AgentJvm.running(MockProgram.class)
            .on("h2", "mockito-core", "byte-buddy", "byte-buddy-agent", "objenesis", "easymock")
            .set("outlive.rules", "all")
            .run();
    assertNothingReported(run, 1);
  }

  private static void assertNothingReported(AgentRun run, int sections) {
    assertThat(run.lines("SECTION"))
        .hasSize(sections)
        .allMatch(section -> section.startsWith("violations=0 "));
    assertThat(run.violations()).isEmpty();
  }
}
