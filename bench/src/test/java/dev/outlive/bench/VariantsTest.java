package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.outlive.bench.workload.Pool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantsTest {

  private final Variants variants =
      new Variants(Path.of("/agent.jar"), Path.of("/tools"), Path.of("/logs"));

  @Test
  void everyBaselineIsAPoolWithoutAnyTool() {
    for (String name : variants.names()) {
      Variant baseline = variants.named(variants.named(name).baseline());
      assertThat(baseline.baseline()).isEqualTo(baseline.name());
      assertThat(baseline.jvmArguments()).isEmpty();
    }
  }

  @Test
  void everyPoolIsMeasured() {
    assertThat(variants.names().stream().map(name -> variants.named(name).pool()))
        .contains(Pool.values());
  }

  @Test
  void baselinesAreMeasuredToo() {
    assertThat(variants.withBaselines(List.of("outlive", "tomcat-log-abandoned", "no-op")))
        .extracting(Variant::name)
        .containsExactly("nothing", "outlive", "tomcat", "tomcat-log-abandoned", "no-op");
    assertThat(variants.withBaselines(List.of()))
        .extracting(Variant::name)
        .containsExactlyElementsOf(variants.names());
  }

  @Test
  void aBuildOfTheAgentMayBeNamed() {
    Variant other = variants.named("outlive-off@/builds/other.jar");

    assertThat(other.name()).isEqualTo("outlive-off@/builds/other.jar");
    assertThat(other.jvmArguments())
        .contains("-javaagent:/builds/other.jar", "-Doutlive.stacks=off");
    assertThat(other.log()).isPresent().isNotEqualTo(variants.named("outlive-off").log());
  }

  @Test
  void aToolThatIsNotThereIsMissed() {
    assertThatIllegalArgumentException()
        .isThrownBy(variants.named("outlive")::present)
        .withMessageContaining("/agent.jar");
    assertThat(variants.named("nothing").present()).isEqualTo(variants.named("nothing"));
  }

  @Test
  void anUnknownNameIsAnswered() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> variants.named("outlife"))
        .withMessageContaining("outlive-full");
    assertThatIllegalArgumentException().isThrownBy(() -> variants.named("no-op@/other.jar"));
  }
}
