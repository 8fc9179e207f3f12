package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Database;
import dev.outlive.it.program.Pool;
import dev.outlive.it.program.StacksProgram;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code outlive.stacks} captures while nothing is wrong. */
class StacksIT {
  private static final List<String> SITES = List.of("opened", "loaded", "closed");

  private static AgentRun run(String stacks, int times, String... settings) {
    AgentJvm jvm =
        AgentJvm.running(StacksProgram.class, Integer.toString(times))
            .on(Database.H2.artifacts())
            .on(Pool.HIKARI.artifacts())
            .set("outlive.stacks", stacks);
    for (String setting : settings) {
      jvm.set(setting, "true");
    }
    return jvm.run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "adaptive"})
  void wholeStacksShowTheWayToTheCall(String stacks) {
    LoggedViolation first = run(stacks, 1).violations().get(0);
    assertThat(SITES)
        .allSatisfy(
            site ->
                assertThat(first.stack(site))
                    .anyMatch(frame -> frame.contains("hikari"))
                    .anyMatch(frame -> frame.contains("StacksProgram.rows"))
                    .anyMatch(frame -> frame.contains("StacksProgram.run")));
  }

  @Test
  void aSiteIsTheNearestFrameOfTheApplication() {
    LoggedViolation first = run("site", 1).violations().get(0);
    assertThat(SITES)
        .allSatisfy(
            site ->
                assertThat(first.stack(site))
                    .singleElement()
                    .asString()
                    .contains(site.equals("opened") ? "Pool$Open.borrow(" : "StacksProgram.rows("));
    assertThat(first.stack("used")).hasSizeGreaterThan(1);
  }

  @Test
  void withoutStacksOnlyTheUseHasOne() {
    LoggedViolation first = run("off", 1).violations().get(0);
    assertThat(SITES).allSatisfy(site -> assertThat(first.stack(site)).isEmpty());
    assertThat(first.stack("used")).anyMatch(frame -> frame.contains("StacksProgram.read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "site"})
  void autoFixTakesTheStacksThatItLearnsFrom(String stacks) {
    AgentRun run = run(stacks, 6, "outlive.autofix");
    // The first is seen, the second learned by its stack; each of the two calls in its turn.
    assertThat(run.lines("READ")).startsWith("0=threw", "1=threw").endsWith("5=row");
  }
}
