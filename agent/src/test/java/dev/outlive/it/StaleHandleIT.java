package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.Pool;
import dev.outlive.it.program.StaleHandleProgram;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A handle that was kept after its lease: where the call works, inside the next borrower's
 * transaction, it is a stale handle; where it throws, a use after close.
 */
class StaleHandleIT {

  static Stream<Arguments> combinations() {
    return Stream.of(Database.H2, Database.POSTGRESQL)
        .flatMap(
            database ->
                Stream.of(Pool.values())
                    .filter(pool -> pool.shared() && pool.serves(database))
                    .filter(pool -> Breadth.whole() || oncePerPool(database, pool))
                    .map(pool -> Arguments.of(database, pool)));
  }

  /** The server's turn where statements outlive their lease; H2's otherwise. */
  private static boolean oncePerPool(Database database, Pool pool) {
    boolean server =
        pool == Pool.TOMCAT || pool == Pool.DBCP2_STATEMENTS || pool == Pool.C3P0_STATEMENTS;
    return server == (database == Database.POSTGRESQL);
  }

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("combinations")
  void tellsStaleHandlesFromClosedOnes(Database database, Pool pool) {
    AgentRun run = Servers.reach(database, child(database, pool)).run();

    List<String> uses = run.lines("USE");
    assertThat(uses).hasSizeGreaterThan(20).allMatch(use -> use.startsWith("counted=1 next=0 "));
    if (pool != Pool.H2) {
      assertThat(uses).anyMatch(use -> use.contains(" works driver's connection"));
    }
    assertThat(run.violations().stream().map(StaleHandleIT::verdict).toList())
        .isEqualTo(uses.stream().map(StaleHandleIT::expected).toList());
  }

  private static AgentJvm child(Database database, Pool pool) {
    return AgentJvm.running(StaleHandleProgram.class, database.text(), pool.text())
        .on(database.artifacts())
        .on(pool.artifacts())
        .set("outlive.rules", "use-after-close,stale-handle");
  }

  /** All but one whose statements say that they are closed, and work on. */
  static Stream<Pool> poolsWhoseObjectsSayWhetherTheyAreClosed() {
    return Breadth.whole()
        ? Stream.of(Pool.values())
            .filter(pool -> pool.shared() && pool.serves(Database.H2))
            .filter(pool -> pool != Pool.C3P0_STATEMENTS)
        : Stream.of(Pool.HIKARI, Pool.C3P0);
  }

  /** Whether a call would have worked is not tried. */
  @ParameterizedTest
  @MethodSource("poolsWhoseObjectsSayWhetherTheyAreClosed")
  void tellsThemApartWhereCallsAreBlocked(Pool pool) {
    AgentRun run = child(Database.H2, pool).run();
    AgentRun blocked = child(Database.H2, pool).set("outlive.on-violation", "throw").run();

    List<String> rules = run.violations().stream().map(LoggedViolation::rule).toList();
    assertThat(rules).contains("use-after-close");
    assertThat(blocked.violations().stream().map(LoggedViolation::rule).toList()).isEqualTo(rules);
    assertThat(blocked.violations()).allMatch(each -> each.outcome().equals("blocked"));
  }

  /** It is a use after the close in any case. */
  @Test
  void withoutItsRuleItIsAUseAfterClose() {
    AgentRun run = child(Database.H2, Pool.HIKARI).set("outlive.rules", "use-after-close").run();

    assertThat(run.lines("USE")).hasSize(run.violations().size());
    assertThat(run.violations())
        .allMatch(each -> each.rule().equals("use-after-close"))
        .anyMatch(each -> each.outcome().equals("silent"))
        .anyMatch(each -> each.outcome().equals("threw"));
  }

  private static String verdict(LoggedViolation violation) {
    return violation.rule() + " " + violation.outcome();
  }

  private static String expected(String use) {
    return use.contains(" works ") ? "stale-handle silent" : "use-after-close threw";
  }
}
