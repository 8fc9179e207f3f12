package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Requests;
import org.junit.jupiter.api.Test;

/** Auto-fix is switched while the host runs, and violations can be made to throw. */
class ToggleIT {

  @Test
  void autofixFollowsThePropertyAndTheBeanWithinASecond() {
    FixRun run =
        FixJvm.running(Requests.class, "toggled").set("outlive.snapshot.max-millis", 20_000).run();

    assertThat(run.said("toggled.atFirst")).isEqualTo("ContextClosedException");
    assertThat(run.said("toggled.inside")).isEqualTo("ContextClosedException");
    assertThat(run.refusals("inside"))
        .singleElement()
        .asString()
        .contains("auto-fix has not been on");
    assertThat(run.said("toggled.byProperty")).isEqualTo("Author 1");
    assertThat(run.said("toggled.offByBean")).isEqualTo("ContextClosedException");
    assertThat(run.said("toggled.onByBean")).isEqualTo("Author 1");
    assertThat(run.said("toggled.offByProperty")).isEqualTo("ContextClosedException");
    // A second, and as much again for a machine that has other things to do.
    assertThat(Long.parseLong(run.said("toggled.millis.true"))).isBetween(0L, 2000L);
    assertThat(Long.parseLong(run.said("toggled.millis.false"))).isBetween(0L, 2000L);
    assertThat(run.lazyOutcomes("toggled")).contains("threw", "snapshot");
  }

  @Test
  void aLateReadThrowsTheVerdictInItsPlace() {
    FixRun run =
        FixJvm.running(Requests.class, "caught").set("outlive.on-violation", "throw").run();

    for (String round : new String[] {"caught.1", "caught.2"}) {
      assertThat(run.said(round)).isEqualTo("dev.outlive.LifecycleViolationException");
      assertThat(run.said(round + ".parent")).isEqualTo("java.lang.RuntimeException");
      assertThat(run.said(round + ".message")).contains("Book.author", "blocked");
    }
    assertThat(run.said("caught.autoconnect")).isEqualTo("LifecycleViolationException");
    assertThat(run.said("caught.inside")).isEqualTo("2");
    assertThat(run.said("caught.loaded")).isEqualTo("2 Book 1.1");
    assertThat(run.lazyOutcomes("caught")).containsExactly("blocked", "blocked");
  }

  @Test
  void aLateReadThrowsEvenThoughAutofixCouldServeIt() {
    FixRun run =
        FixJvm.running(Requests.class, "caught")
            .fixing()
            .set("outlive.on-violation", "throw")
            .run();

    assertThat(run.said("caught.1")).isEqualTo("dev.outlive.LifecycleViolationException");
    assertThat(run.lazyOutcomes("caught")).containsExactly("blocked", "blocked");
  }
}
