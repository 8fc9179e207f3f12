package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.FloodProgram;
import dev.outlive.it.program.LeftOpenFloodProgram;
import dev.outlive.it.program.Pool;
import org.junit.jupiter.api.Test;

/** One mistake in a loop: every one is counted, few are written, and it hides no other. */
class FloodIT {
  @Test
  void countsEachViolationOfAFloodAndSeesTheOthersInIt() {
    AgentRun run =
        AgentJvm.running(FloodProgram.class)
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .optimizing(true)
            .run();

    assertThat(run.number("AGENT", "violations")).isEqualTo(10_010);
    assertThat(run.number("AGENT", "dropped")).isZero();
    assertThat(run.violations())
        .filteredOn(violation -> !violation.repeat())
        .extracting(violation -> violation.text("subject", "member"))
        .containsOnly("getInt", "next");
    assertThat(run.violations()).hasSizeLessThan(20);
  }

  @Test
  void countsEachStatementOfAFloodThatIsLeftOpenOnceSomebodyMinds() {
    AgentRun run =
        AgentJvm.running(LeftOpenFloodProgram.class)
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .optimizing(true)
            .run();

    assertThat(run.number("AGENT", "violations")).isGreaterThan(10_000);
    assertThat(run.number("AGENT", "dropped")).isZero();
    assertThat(run.violations()).extracting(LoggedViolation::rule).containsOnly("statement-leak");
    assertThat(run.violations()).hasSizeLessThan(20);
  }
}
