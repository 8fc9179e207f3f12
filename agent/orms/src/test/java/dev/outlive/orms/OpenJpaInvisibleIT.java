package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OpenJPA does not see that a lazy attribute was served: whatever is done with its owner afterwards
 * goes as in a JVM without the agent where it was never read, to the statement.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class OpenJpaInvisibleIT {
  private static FixRun plain;
  private static FixRun served;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return OpenJpaFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runBoth(Line line, @TempDir Path marks) {
    plain = Fixes.plain(line, "invisible");
    served = FixRun.of(OpenJpaFixes.marked(line, marks.resolve("paths.txt"), "invisible"));
  }

  static Stream<String> scenarios() {
    return plain.scenarios().stream().filter(name -> !name.equals("cached"));
  }

  private static void assertSame(String scenario) {
    assertThat(served.saidOf(scenario)).isEqualTo(plain.saidOf(scenario)).isNotEmpty();
    assertThat(plain.lateReads(scenario)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void itGoesAsIfItHadNotBeenRead(String scenario) {
    assertSame(scenario);
    assertThat(served.lateReads(scenario).values())
        .isNotEmpty()
        .noneMatch(got -> got.contains("Exception"));
    assertThat(served.refusals(scenario)).isEmpty();
    assertThat(served.outcomes(scenario)).contains("snapshot");
  }

  /** Reading what is in them shows that the scenarios do what they say. */
  @Test
  void whatWasCommittedElsewhereIsThere() {
    assertThat(scenarios()).hasSize(33);
    for (String round : new String[] {"reloaded", "copied"}) {
      assertThat(served.said("merged/orders", round + ".result"))
          .isEqualTo("false Merged " + round);
      assertThat(served.said("merged/orders", round + ".rows")).contains("Elsewhere", "New");
      assertThat(served.said("removed/orders", round + ".result")).isEqualTo("removed");
      assertThat(served.said("removed/orders", round + ".rows")).doesNotContain("Last");
      assertThat(served.said("serialized/country", round + ".copy"))
          .startsWith("NullPointerException");
      assertThat(served.said("written", round)).startsWith("IllegalStateException");
    }
  }

  /** What comes out of the cache, of which nobody knows where its session reads, is left alone. */
  @Test
  void noCacheIsFilledOrAsked() {
    assertSame("cached");
    assertThat(served.said("cached", "late.reloaded")).isNotEmpty().doesNotContain("Exception");
    assertThat(served.said("cached", "late.stale")).isEqualTo("Newer");
    assertThat(served.said("cached", "late.copied")).startsWith("IllegalStateException");
    assertThat(served.refusals("cached"))
        .isNotEmpty()
        .allMatch(message -> message.contains("nobody knows which data source"));
  }
}
