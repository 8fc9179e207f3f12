package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.HeldProgram;
import dev.outlive.it.program.Pool;
import dev.outlive.it.program.SharedProgram;
import dev.outlive.it.program.Wrapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is held for long is said, with what its holder does, and that it is over when it is. */
class HeldIT {

  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("dev.outlive.it.Breadth#sortsOfPools")
  void saysWhatIsHeldForLongAndWhenItIsNoMore(Database database, Pool pool) {
    AgentJvm child =
        AgentJvm.running(HeldProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts())
            .set("outlive.leak.threshold", "1s");
    AgentRun run = Servers.reach(database, child).run();

    // It may have been said again, more briefly, before it was over.
    List<LoggedViolation> held =
        run.violations().stream().filter(each -> !each.stack("opened").isEmpty()).toList();
    assertThat(held)
        .allSatisfy(
            each -> {
              assertThat(each.rule()).isEqualTo("connection-held");
              assertThat(each.severity()).isEqualTo("warning");
              assertThat(each.text("subject", "kind")).isEqualTo("connection");
            });
    assertThat(outcomes(held, "HeldProgram.park("))
        .isEqualTo(pool.shared() ? List.of("reported", "resolved") : List.of());
    assertThat(outcomes(held, "HeldProgram.abandon(")).containsExactly("reported", "resolved");
    for (LoggedViolation each : held) {
      boolean parked = openedIn(each, "HeldProgram.park(");
      if (each.outcome().equals("reported")) {
        assertThat(each.text("used", "thread")).isEqualTo(parked ? "parked" : "");
        assertThat(each.message()).contains(parked ? "thread parked has it" : "abandoning is over");
      } else {
        assertThat(each.stack("closed"))
            .anyMatch(frame -> frame.contains(parked ? "HeldProgram.park(" : "HeldProgram.run("));
      }
    }
  }

  /** Whoever has closed it, does not hold it: it is the data source's. */
  @Test
  void aConnectionThatAllShareIsHeldByWhoHasNotClosedIt() {
    AgentRun run =
        AgentJvm.running(SharedProgram.class)
            .on(Wrapper.artifacts())
            .set("outlive.leak.threshold", "1s")
            .run();

    // It may have been said again, more briefly, before it was over.
    List<LoggedViolation> held =
        run.violations().stream().filter(each -> !each.stack("opened").isEmpty()).toList();
    assertThat(held)
        .allSatisfy(each -> assertThat(each.rule()).isEqualTo("connection-held"))
        .allMatch(
            each ->
                openedIn(each, "SharedProgram.beside(") || openedIn(each, "SharedProgram.hold("));
    assertThat(outcomes(held, "SharedProgram.beside(")).contains("reported");
    assertThat(outcomes(held, "SharedProgram.hold(")).contains("reported");
  }

  private static List<String> outcomes(List<LoggedViolation> held, String opener) {
    return held.stream()
        .filter(each -> openedIn(each, opener))
        .map(LoggedViolation::outcome)
        .toList();
  }

  private static boolean openedIn(LoggedViolation violation, String opener) {
    return violation.stack("opened").stream().anyMatch(frame -> frame.contains(opener));
  }
}
