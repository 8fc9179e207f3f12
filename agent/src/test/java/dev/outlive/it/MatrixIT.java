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

import dev.outlive.it.program.Database;
import dev.outlive.it.program.MatrixProgram;
import dev.outlive.it.program.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every method of every kind of JDBC object, after every way of its ending and on a live twin, over
 * drivers and pools: each driver and each pool at least once, all of them with {@code -Pmatrix}.
 */
@Execution(ExecutionMode.CONCURRENT)
class MatrixIT {

  /** What the contract promises of the calls that it counts. */
  private static final double PROMISED_SHARE = 0.99;

  private static final Path TABLE = Path.of("target", "matrix.txt");

  @BeforeAll
  static void forgetTheLastTable() throws IOException {
    Files.deleteIfExists(TABLE);
  }

  static Stream<Arguments> combinations() {
    return Breadth.whole() ? product() : cover();
  }

  private static Stream<Arguments> cover() {
    return Stream.of(
        Arguments.of(H2, Pool.HIKARI),
        Arguments.of(H2, Pool.H2),
        Arguments.of(H2, Pool.DBCP2_STATEMENTS),
        Arguments.of(H2, Pool.MYBATIS),
        Arguments.of(HSQLDB, Pool.DATASOURCE),
        Arguments.of(HSQLDB, Pool.C3P0),
        Arguments.of(DERBY, Pool.DBCP2),
        Arguments.of(SQLITE, Pool.AGROAL),
        Arguments.of(DUCKDB, Pool.TOMCAT_INTERCEPTORS),
        Arguments.of(POSTGRESQL, Pool.TOMCAT),
        Arguments.of(MARIADB, Pool.DRUID),
        Arguments.of(MARIADB, Pool.C3P0_STATEMENTS),
        Arguments.of(MYSQL, Pool.DRUID_STATEMENTS),
        Arguments.of(MYSQL, Pool.HANDLES),
        Arguments.of(MYSQL_CACHED, Pool.NONE),
        Arguments.of(MYSQL_CURSOR, Pool.DATASOURCE),
        Arguments.of(MYSQL_BALANCED, Pool.NONE),
        Arguments.of(DERBY, Pool.XA_HANDLES));
  }

  private static Stream<Arguments> product() {
    List<Arguments> all = new ArrayList<>();
    for (Database database : Database.values()) {
      for (Pool pool : Pool.values()) {
        // To the class of a proxy nothing can be unwrapped from a pool's.
        boolean unwraps = database != MYSQL_BALANCED || !pool.shared();
        if (pool.serves(database) && unwraps && !spoilsItsCache(database, pool)) {
          all.add(Arguments.of(database, pool));
        }
      }
    }
    return all.stream();
  }

  /**
   * Whether a cached statement is of no use any more once all its methods were called, and is
   * handed out again all the same; with or without the agent. DuckDB's becomes another statement by
   * {@code execute(String)}; HSQLDB's and MySQL's, closed by what went before, fail when they run.
   */
  private static boolean spoilsItsCache(Database database, Pool pool) {
    return switch (pool) {
      case DBCP2_STATEMENTS, DRUID_STATEMENTS -> database == DUCKDB;
      case C3P0_STATEMENTS -> database == DUCKDB || database == HSQLDB;
      case HANDLES -> database == MYSQL_CACHED;
      default -> false;
    };
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("combinations")
  void reportsEachUseAfterTheEndOnceAndNothingElse(Database database, Pool pool)
      throws IOException {
    AgentJvm child =
        AgentJvm.running(MatrixProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.rules", "use-after-close,stale-handle")
            .set("outlive.stacks", "full")
            .within(Duration.ofMinutes(3));
    AgentRun run = Servers.reach(database, child).run();

    long expected = run.number("TOTAL", "expected");
    long detected = run.number("TOTAL", "detected");
    double share = (double) detected / expected;
    write(database, pool, share, run.lines("TOTAL").get(0));

    assertThat(expected).as("calls after an end").isGreaterThan(1000);
    assertThat(share)
        .as("share detected; missed: %s", run.lines("MISS"))
        .isGreaterThanOrEqualTo(PROMISED_SHARE);
    assertThat(run.lines("TWICE")).as("calls that were reported more than once").isEmpty();
    assertThat(run.lines("FALSE")).as("legal calls that were reported").isEmpty();
    assertThat(run.violations()).allSatisfy(MatrixIT::names);
  }

  /** A violation names its three lines. */
  private static void names(LoggedViolation violation) {
    assertThat(violation.rule()).isIn("use-after-close", "stale-handle");
    assertThat(violation.severity()).isEqualTo("error");
    if (!violation.repeat()) {
      for (String site : List.of("opened", "closed", "used")) {
        assertThat(violation.stack(site))
            .as("%s of %s", site, violation)
            .anyMatch(frame -> frame.contains(MatrixProgram.class.getName()));
      }
    }
  }

  private static synchronized void write(Database database, Pool pool, double share, String total)
      throws IOException {
    String line =
        String.format(
            Locale.ROOT, "%-12s × %-19s %6.2f %%  %s%n", database, pool, share * 100, total);
    System.out.print(line);
    Files.writeString(TABLE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
