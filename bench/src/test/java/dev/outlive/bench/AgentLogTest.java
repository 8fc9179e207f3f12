package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class AgentLogTest {

  private static final String ARMED =
      "outlive: 2026-11-22T22:33:38.897Z armed: 1.0, waiting for the first JDBC class\n";
  private static final String ACTIVE =
      ARMED + "outlive: 2026-11-22T22:33:39.897Z active: 1.0, rules use-after-close, autofix off\n";

  private static AgentLog ended(String how) {
    return new AgentLog(ACTIVE + "outlive: 2026-11-22T22:34:39.897Z exit: " + how + "\n");
  }

  @Test
  void anAgentThatWorkedIsBelieved() {
    assertThatCode(() -> ended("0 violations of 0 kinds, 11 classes woven").check(false))
        .doesNotThrowAnyException();
    assertThatCode(() -> ended("1 violation of 1 kind, 11 classes woven").check(true))
        .doesNotThrowAnyException();
  }

  @Test
  void oneThatDidNotWorkIsNot() {
    assertThatIllegalStateException().isThrownBy(() -> new AgentLog("").check(false));
    assertThatIllegalStateException().isThrownBy(() -> new AgentLog(ARMED).check(false));
    assertThatIllegalStateException().isThrownBy(() -> new AgentLog(ACTIVE).check(false));
  }

  @Test
  void oneThatFailedIsNot() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                ended("0 violations of 0 kinds, 11 classes woven, 2 suppressed failures")
                    .check(false));
  }

  @Test
  void oneThatReportedWhatIsNotThereOrMissedWhatIsIsNot() {
    assertThatIllegalStateException()
        .isThrownBy(() -> ended("3 violations of 1 kind, 11 classes woven").check(false));
    assertThatIllegalStateException()
        .isThrownBy(() -> ended("0 violations of 0 kinds, 11 classes woven").check(true));
  }
}
