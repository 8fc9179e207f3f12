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

  private static AgentJvm running(String stacks, int times) {
    return AgentJvm.running(StacksProgram.class, Integer.toString(times))
        .on(Database.H2.artifacts())
        .on(Pool.HIKARI.artifacts())
        .set("outlive.stacks", stacks);
  }

  private static LoggedViolation first(String stacks) {
    return running(stacks, 1).run().violations().get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"full", "adaptive"})
  void wholeStacksShowTheWayToTheCall(String stacks) {
    LoggedViolation first = first(stacks);
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
    LoggedViolation first = first("site");
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
    LoggedViolation first = first("off");
    assertThat(SITES).allSatisfy(site -> assertThat(first.stack(site)).isEmpty());
    assertThat(first.stack("used")).anyMatch(frame -> frame.contains("StacksProgram.read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "site"})
  void autoFixTakesTheStacksThatItLearnsFrom(String stacks) {
    AgentRun run =
        running(stacks, 6)
            .set("outlive.autofix", "true")
            .set("outlive.snapshot.max-millis", "60000")
            .run();
    // The first is seen, the second learned by its stack; each of the two calls in its turn.
    assertThat(run.lines("READ")).startsWith("0=threw", "1=threw").endsWith("5=row");
  }
}
