package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.LeakProgram;
import dev.outlive.it.program.Pool;
import dev.outlive.it.program.WrappedLeakProgram;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be closed any more is reported once, and nothing that still can be. */
class LeakIT {
  @ParameterizedTest(name = "{0} × {1}")
  @MethodSource("dev.outlive.it.Breadth#sortsOfPools")
  void reportsWhatIsLostAndNothingThatIsHeld(Database database, Pool pool) {
    AgentJvm child =
        AgentJvm.running(LeakProgram.class, database.text(), pool.text())
            .on(database.artifacts())
            .on(pool.artifacts());
    if (!LeakProgram.keepsHandles(pool)) {
      // What is lost with its connection is one leak, and the connection's.
      child.set("outlive.rules", "+statement-leak,+result-set-leak");
    }
    AgentRun run = Servers.reach(database, child).run();

    List<String> openers =
        LeakProgram.keepsHandles(pool) ? List.of("loseBeside") : List.of("lose", "childOf");
    assertThat(run.lines("LEAK"))
        .hasSameSizeAs(openers)
        .last()
        .isEqualTo("violations=" + openers.size());
    assertThat(run.violations()).hasSameSizeAs(openers);
    for (int i = 0; i < openers.size(); i++) {
      LoggedViolation leak = run.violations().get(i);
      assertThat(leak.rule()).isEqualTo("connection-leak");
      assertThat(leak.severity()).isEqualTo("error");
      assertThat(leak.outcome()).isEqualTo("reported");
      assertThat(leak.text("subject", "type")).isEqualTo("java.sql.Connection");
      assertThat(leak.text("sql")).isEqualTo("SELECT ?");
      assertThat(leak.stack("opened"))
          .filteredOn(frame -> frame.contains("LeakProgram."))
          .first()
          .asString()
          .contains("LeakProgram." + openers.get(i) + "(");
    }
  }

  @Test
  void findsWhatIsLostAmongTheOldThatAreMarkedConcurrently() {
    AgentRun run =
        AgentJvm.running(LeakProgram.class, Database.H2.text(), Pool.HIKARI.text())
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .collectedBy("-XX:+UseG1GC", "-XX:+ExplicitGCInvokesConcurrent")
            .run();

    assertThat(run.violations())
        .hasSize(2)
        .allSatisfy(leak -> assertThat(leak.rule()).isEqualTo("connection-leak"));
  }

  @Test
  void whatAPoolOpensThroughAWrapperIsThePoolsHoweverOftenItIsUnwrapped() {
    AgentRun run =
        AgentJvm.running(WrappedLeakProgram.class)
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .on("datasource-proxy")
            .run();

    assertThat(run.violations())
        .singleElement()
        .satisfies(
            leak ->
                assertThat(leak.stack("opened"))
                    .anyMatch(frame -> frame.contains("WrappedLeakProgram.lose(")));
  }
}
