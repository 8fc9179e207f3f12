package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Requests;
import org.junit.jupiter.api.Test;

/** The bounds that are set where nobody sets any. */
class DefaultBoundsIT {
  @Test
  void areEnoughForAJvmThatIsWarm() {
    FixRun run = FixJvm.running(Requests.class, "defaults").set("outlive.autofix", true).run();

    assertThat(run.said("defaults")).isEqualTo("in both");
    assertThat(run.lazyOutcomes("inBoth")).endsWith("reloaded", "snapshot");
  }
}
