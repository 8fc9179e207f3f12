package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Interrupts;
import org.junit.jupiter.api.Test;

/** Java closes a file under an interrupted thread that reads from it, whoever else has it open. */
class InterruptedFileIT {
  @Test
  void aDatabasesFileIsNotClosedUnderTheApplication() {
    FixRun run = FixJvm.running(Interrupts.class, "file").fixing().run();

    assertThat(run.said("ofFile.2.flag")).isEqualTo("true");
    assertThat(run.refusals("ofFile"))
        .anyMatch(message -> message.contains("the thread is interrupted"));
    assertThat(run.said("ofFile.books")).isEqualTo("3");
  }
}
