package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.it.program.Wrapper;
import dev.outlive.it.program.WrapperProgram;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One borrow is one lease, through whatever is put around or under a pool. */
class WrapperIT {

  @ParameterizedTest
  @EnumSource
  void reportsMisuseOnceAndNothingElse(Wrapper wrapper) {
    AgentRun run =
        AgentJvm.running(WrapperProgram.class, wrapper.text()).on(Wrapper.artifacts()).run();

    assertThat(run.lines("SECTION"))
        .hasSizeGreaterThanOrEqualTo(3)
        .allMatch(section -> section.startsWith("violations=0 "));
    List<String> misuses = run.lines("MISUSE");
    assertThat(misuses)
        .hasSize(wrapper == Wrapper.SPRING_SINGLE ? 4 : 9)
        .allMatch(misuse -> misuse.startsWith("violations=1 "));
    assertThat(run.violations())
        .isNotEmpty()
        .allSatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo("use-after-close");
              assertThat(violation.severity()).isEqualTo("error");
            });
  }
}
