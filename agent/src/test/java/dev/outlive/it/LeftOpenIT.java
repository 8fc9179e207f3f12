package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.CrowdProgram;
import dev.outlive.it.program.Database;
import dev.outlive.it.program.LeftOpenProgram;
import dev.outlive.it.program.LostResultsProgram;
import dev.outlive.it.program.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements and result sets that nobody closed are reported, each once, by who opened them. */
class LeftOpenIT {
  private static final long MOST_BYTES = 50_000_000;

  /** What is beside it in its package is a library's, to the agent. */
  private static final String APPLICATION =
      Stream.of(LeftOpenProgram.class, Database.class, Pool.class)
          .map(Class::getName)
          .collect(Collectors.joining(","));

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("dev.outlive.it.Breadth#sortsOfPools")
  void reportsAStatementWithItsResultsAsOne(Database database, Pool pool) {
    AgentRun run = run(database, pool, "statement-leak,result-set-leak");

    assertReported(run, "statement-leak", openers(pool));
    assertThat(run.violations())
        .extracting(violation -> violation.text("subject", "kind"))
        .containsOnly("statement");
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("dev.outlive.it.Breadth#sortsOfPools")
  void reportsTheResultsWhereStatementsAreNotMinded(Database database, Pool pool) {
    AgentRun run = run(database, pool, "result-set-leak");

    assertReported(run, "result-set-leak", openers(pool));
    assertThat(run.violations())
        .extracting(violation -> violation.text("subject", "type"))
        .containsOnly("java.sql.ResultSet");
  }

  @Test
  void reportsResultsThatAreLostWhileTheirStatementLivesOn() {
    AgentRun run =
        AgentJvm.running(LostResultsProgram.class)
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .set("outlive.rules", "statement-leak,result-set-leak")
            .run();

    assertThat(run.violations())
        .singleElement()
        .satisfies(
            leak -> {
              assertThat(leak.rule()).isEqualTo("result-set-leak");
              assertThat(leak.message()).contains("nothing refers to it any more");
              assertThat(leak.stack("loaded"))
                  .anyMatch(frame -> frame.contains("LostResultsProgram.loseResults("));
            });
  }

  /** A hundred thousand statements of ten thousand connections, all at a time. */
  @Test
  void whatIsKeptOfWhatIsOpenIsSmall() {
    long alone = heap("connection-leak");
    long watched = heap("connection-leak,statement-leak,result-set-leak");

    assertThat(watched - alone).isLessThan(MOST_BYTES);
  }

  private static long heap(String rules) {
    AgentRun run = AgentJvm.running(CrowdProgram.class).set("outlive.rules", rules).run();
    assertThat(run.violations()).isEmpty();
    assertThat(run.number("AGENT", "dropped")).isZero();
    return run.number("HEAP", "bytes");
  }

  private static AgentRun run(Database database, Pool pool, String rules) {
    AgentJvm child =
        AgentJvm.running(LeftOpenProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.application", APPLICATION)
            .set("outlive.rules", rules);
    return Servers.reach(database, child).run();
  }

  /** Who opened what is left open. */
  private static List<String> openers(Pool pool) {
    List<String> openers = new ArrayList<>();
    if (pool.shared()) {
      openers.addAll(List.of("leaveStatement", "leavePrepared", "leaveUnwrapped"));
    }
    if (!LeftOpenProgram.keepsStatements(pool)) {
      openers.addAll(List.of("loseIdle", "loseBusy"));
    }
    return openers;
  }

  private static void assertReported(AgentRun run, String rule, List<String> openers) {
    assertThat(run.violations())
        .allSatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.severity()).isEqualTo("warning");
              assertThat(violation.outcome()).isEqualTo("reported");
              assertThat(violation.text("sql")).isEqualTo("SELECT ?");
              assertThat(violation.stack("opened")).isNotEmpty();
              boolean returned = violation.message().contains("went back to the pool");
              assertThat(violation.text("closed", "how"))
                  .isEqualTo(returned ? "returned to pool" : "");
            });
    assertThat(run.violations())
        .extracting(LeftOpenIT::opener)
        .containsExactlyInAnyOrderElementsOf(openers);
  }

  private static String opener(LoggedViolation violation) {
    return violation.stack("loaded").stream()
        .filter(frame -> frame.contains("LeftOpenProgram."))
        .findFirst()
        .map(frame -> frame.replaceAll(".*LeftOpenProgram\\.(\\w+)\\(.*", "$1"))
        .orElse("nobody");
  }
}
