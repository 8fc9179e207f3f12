package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.RowSecurity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What row-level security hides from a session is never served to it. */
class RowSecurityIT {
  private static FixRun run;

  @BeforeAll
  static void runAll() {
    Postgres.require();
    run = FixJvm.running(RowSecurity.class).fixing().run();
  }

  @Test
  void nothingOfAnotherTenantIsServed() {
    assertThat(run.output())
        .filteredOn(line -> line.contains("["))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("=[Book 1.1]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "functionInSession",
        "statementInSession",
        "preparedInSession",
        "failedInSession",
        "setByDataSource",
        "setByConnection",
        "beforeTransaction"
      })
  void aTenantIsServedFromItsOwnConnectionOnly(String scenario) {
    assertThat(run.said(scenario + ".1")).isEqualTo("ContextClosedException");
    assertThat(run.said(scenario + ".1.statements")).as("no short read").isEqualTo("0");
    assertThat(run.refusals(scenario))
        .singleElement()
        .asString()
        .contains("had changed its connection's state");
    assertThat(run.said(scenario + ".2")).isEqualTo("[Book 1.1]");
    assertThat(run.said(scenario + ".2.statements")).isEqualTo("0");
    assertThat(run.lazyOutcomes(scenario)).containsExactly("threw", "snapshot");
  }

  @Test
  void aTenantOfATransactionIsServedWhileTheTransactionLasts() {
    assertThat(run.said("inOpenTransaction.1")).isEqualTo("ContextClosedException");
    assertThat(run.said("inOpenTransaction.2")).isEqualTo("[Book 1.1]");
    assertThat(run.lazyOutcomes("inOpenTransaction")).containsExactly("threw", "snapshot");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ofTransaction",
        "rolledBack",
        "anotherSince",
        "anotherByPreparedSince",
        "noneSince"
      })
  void nothingIsCopiedOnceTheTenantIsAnother(String scenario) {
    for (String round : new String[] {".1", ".2"}) {
      assertThat(run.said(scenario + round)).isEqualTo("ContextClosedException");
      assertThat(run.said(scenario + round + ".statements")).isEqualTo("0");
    }
    assertThat(run.refusals(scenario))
        .anyMatch(message -> message.contains("state has changed since it was loaded"));
    assertThat(run.lazyOutcomes(scenario)).containsOnly("threw");
  }
}
