package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessInfoTest {

  @Test
  void describesThisProcess() {
    ProcessInfo process = ProcessInfo.current("1.0").withHost();

    assertThat(process.pid()).isEqualTo(ProcessHandle.current().pid());
    assertThat(process.agent()).isEqualTo("1.0");
    assertThat(process.host()).isNotBlank();
    assertThat(process.startedAt()).isBefore(Instant.now());
  }
}
