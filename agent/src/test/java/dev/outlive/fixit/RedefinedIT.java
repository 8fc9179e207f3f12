package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.OtherAgent;
import dev.outlive.fixit.program.Redefined;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ORM's woven classes can be changed by others, and go on being what the agent needs. */
class RedefinedIT {
  private static final String[] LATE = {
    "before", "retransformed", "redefined", "inTheMiddle", "loadedBefore"
  };

  private static FixJvm host(String ours) {
    FixJvm host = FixJvm.running(Redefined.class);
    return ours.equals("first") ? host.aheadOf(OtherAgent.class) : host.behind(OtherAgent.class);
  }

  private static void assertChanged(FixRun run) {
    for (String how : new String[] {"retransformed", "redefined"}) {
      assertThat(Integer.parseInt(run.said(how + ".classes"))).as(how).isGreaterThan(10);
    }
    assertThat(run.said("inTime")).isEqualTo("Author 1");
    assertThat(run.said("inTime.loaded")).isEqualTo("true");
    assertThat(run.said("inTime.statements")).isEqualTo("2");
    assertThat(run.of("inTime")).isEmpty();
  }

  @ParameterizedTest(name = "ours {0}")
  @ValueSource(strings = {"first", "second"})
  void lateReadsAreReportedAsBefore(String ours) {
    FixRun run = host(ours).run();

    assertChanged(run);
    for (String scenario : LATE) {
      assertThat(run.lazyOutcomes(scenario)).as(scenario).containsExactly("threw");
    }
    assertThat(run.said("loadedBefore")).isEqualTo("ContextClosedException");
  }

  @ParameterizedTest(name = "ours {0}")
  @ValueSource(strings = {"first", "second"})
  void lateReadsAreServedAsBefore(String ours) {
    FixRun run = host(ours).fixing().run();

    assertChanged(run);
    for (String scenario : new String[] {"before", "retransformed", "redefined"}) {
      assertThat(run.said(scenario + ".1")).isEqualTo("Author 1");
      assertThat(run.said(scenario + ".2")).isEqualTo("Author 1");
      assertThat(run.lazyOutcomes(scenario)).as(scenario).containsExactly("reloaded", "snapshot");
    }
    assertThat(run.said("inTheMiddle.2")).isEqualTo("2");
    assertThat(run.lazyOutcomes("inTheMiddle")).containsExactly("reloaded", "snapshot");
    assertThat(run.said("loadedBefore")).isEqualTo("Summary 1.1");
    assertThat(run.said("loadedBefore.loaded")).isEqualTo("false");
    assertThat(run.lazyOutcomes("loadedBefore")).containsExactly("reloaded");
  }
}
