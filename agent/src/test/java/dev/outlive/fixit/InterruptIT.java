package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Interrupts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Auto-fix gives way to an interrupt, and leaves it to the application. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
@TestInstance(Lifecycle.PER_CLASS)
class InterruptIT {
  @Parameter String database;

  private FixRun run;

  private FixRun run() {
    if (run == null) {
      Postgres.require(database);
      run = FixJvm.running(Interrupts.class, database, "fixed").fixing().run();
    }
    return run;
  }

  private void assertRefused(String scenario, String reason) {
    assertThat(run().refusals(scenario)).singleElement().asString().contains(reason);
  }

  private static List<String> ofTheHost(FixRun run) {
    return run.output().stream().filter(line -> line.startsWith("host.")).toList();
  }

  @Test
  void theApplicationSeesWhatItSeesWithoutTheAgent() {
    FixRun plain = FixJvm.running(Interrupts.class, database, "plain").withoutAgent().run();
    assertThat(ofTheHost(run())).isEqualTo(ofTheHost(plain)).hasSizeGreaterThan(15);
  }

  @Test
  void nothingIsReadForAThreadThatIsInterruptedBefore() {
    assertThat(run().said("host.beforeRead")).isEqualTo("ContextClosedException");
    assertThat(run().said("host.beforeRead.flag")).isEqualTo("true");
    assertThat(run().said("beforeRead.statements")).isEqualTo("0");
    assertRefused("beforeRead", "the thread is interrupted");
  }

  @Test
  void nobodyWaitsForAReadAnyMoreOnceInterrupted() {
    assertThat(run().said("whileWaiting")).isEqualTo("ContextClosedException");
    assertThat(run().said("whileWaiting.flag")).isEqualTo("true");
    assertRefused("whileWaiting", "the thread was interrupted");
  }

  @Test
  void aLaterReadWorks() {
    for (String scenario : new String[] {"beforeRead", "whileWaiting"}) {
      assertThat(run().said(scenario + ".later")).isEqualTo("Author 1");
      assertThat(run().said(scenario + ".later.statements")).as("a short read").isEqualTo("1");
    }
  }

  @Test
  void nothingIsCopiedOnAThreadThatIsInterrupted() {
    assertThat(run().said("host.beforeClose.2.flag")).isEqualTo("true");
    assertThat(run().said("beforeClose.2.statements")).as("those of the host").isEqualTo("3");
    assertThat(run().said("host.beforeClose.notes")).isEqualTo("6");
    assertThat(run().said("host.beforeCloseInTransaction.2.flag")).isEqualTo("true");
    assertThat(run().said("host.beforeCloseInTransaction.notes")).isEqualTo("3");
    for (String scenario : new String[] {"beforeClose", "beforeCloseInTransaction"}) {
      assertThat(run().refusals(scenario))
          .anyMatch(message -> message.contains("the thread is interrupted"));
    }
  }

  @Test
  void noRowsAreCopiedOnAThreadThatIsInterrupted() {
    assertThat(run().said("rowsBeforeClose.3")).isEqualTo("Author 1");
    assertThat(run().said("host.rowsBeforeClose.4.flag")).isEqualTo("true");
    assertThat(run().said("rowsBeforeClose.4")).isEqualTo("refused");
    assertRefused("rowsBeforeClose", "the thread is interrupted");
    assertThat(run().said("rowsBeforeClose.5")).isEqualTo("Author 1");
  }

  @Test
  void theNextCloseCopiesAgain() {
    assertThat(run().said("beforeClose.3.statements")).isEqualTo("4");
    for (String scenario : new String[] {"beforeClose", "beforeCloseInTransaction"}) {
      assertThat(run().said(scenario + ".3")).isEqualTo("Summary 1.1");
      assertThat(run().lazyOutcomes(scenario)).contains("snapshot");
    }
  }
}
