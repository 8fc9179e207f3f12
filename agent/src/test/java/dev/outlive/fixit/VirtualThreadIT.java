package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.outlive.fixit.program.VirtualThreads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On virtual threads auto-fix does what it does on others, and keeps none on its carrier. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
@TestInstance(Lifecycle.PER_CLASS)
class VirtualThreadIT {
  @Parameter String database;

  private FixRun run;

  private FixRun run() {
    if (run == null) {
      assumeTrue(
          Runtime.version().feature() >= 21, "skipped: virtual threads need JDK 21 or newer");
      Postgres.require(database);
      run =
          FixJvm.running(VirtualThreads.class, database)
              .fixing()
              .set("jdk.virtualThreadScheduler.parallelism", 1)
              .set("jdk.virtualThreadScheduler.maxPoolSize", 1)
              .run();
    }
    return run;
  }

  @Test
  void aRequestIsReloadedThenServed() {
    for (String round : new String[] {".1", ".2", ".3"}) {
      assertThat(run().said("wholeRequest" + round)).isEqualTo("Author 1");
    }
    assertThat(run().said("wholeRequest.1.statements")).isEqualTo("1");
    assertThat(run().said("wholeRequest.2.statements")).isEqualTo("0");
    assertThat(run().said("wholeRequest.3.statements")).isEqualTo("0");
    assertThat(run().lazyOutcomes("wholeRequest")).containsExactly("reloaded", "snapshot");
  }

  @Test
  void whatOneThreadLoadedIsServedToOthers() {
    assertThat(run().said("toVirtual.2")).isEqualTo("Summary 1.1");
    assertThat(run().said("toPlatform.2")).isEqualTo("Author 1");
    assertThat(run().said("fromThreadToThread.2.statements")).isEqualTo("0");
  }

  @Test
  void manyAreServedAtOnce() {
    assertThat(run().said("many")).isEqualTo("{Author 1=50}");
    assertThat(run().lazyOutcomes("oneOfMany")).endsWith("snapshot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shortRead", "copy"})
  void whoWaitsForAReadLeavesTheCarrierToOthers(String read) {
    assertThat(run().said(read + ".other")).isEqualTo("ran");
    assertThat(run().said(read)).isEqualTo("Author 1");
    assertThat(run().lazyOutcomes("waiting")).containsExactly("reloaded", "snapshot");
  }

  @Test
  void anInterruptedThreadsConnectionStaysUsable() {
    assertThat(run().said("interrupted.2.flag")).isEqualTo("true");
    assertThat(run().said("interrupted.notes")).isEqualTo("2");
    assertThat(run().refusals("managed"))
        .anyMatch(message -> message.contains("the thread is interrupted"));
  }
}
