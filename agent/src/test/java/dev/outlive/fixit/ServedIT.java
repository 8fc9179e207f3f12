package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** With auto-fix, what is missing is read shortly once, and served from snapshots thereafter. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
@TestInstance(Lifecycle.PER_CLASS)
class ServedIT {
  @Parameter String database;

  private FixRun run;

  private FixRun run() {
    if (run == null) {
      Postgres.require(database);
      run = FixJvm.running(Served.class, database).fixing().run();
    }
    return run;
  }

  private void assertReloadedThenSnapshot(String scenario, String loaded) {
    assertThat(run().said(scenario + ".1.statements")).as("one short read").isEqualTo("1");
    for (String round : new String[] {".2", ".3"}) {
      assertThat(run().said(scenario + round)).isEqualTo(run().said(scenario + ".1"));
      assertThat(run().said(scenario + round + ".statements")).as(round).isEqualTo("0");
    }
    for (String round : new String[] {".1", ".2", ".3"}) {
      assertThat(run().said(scenario + round + ".loaded")).as(round).isEqualTo(loaded);
      assertThat(run().said(scenario + round + ".same")).as(round).isEqualTo("true");
      assertThat(run().said(scenario + round + ".again")).as(round).isEqualTo("0");
    }
    // The fourth is what follows the rounds, at a line of its own.
    assertThat(run().lazyOutcomes(scenario)).startsWith("reloaded", "snapshot");
    assertThat(run().refusals(scenario)).isEmpty();
  }

  @Test
  void aForeignKeyIsReloadedThenServed() {
    assertReloadedThenSnapshot("foreignKey", "false");
    assertThat(run().said("foreignKey.1")).isEqualTo("Author(1)");
    assertThat(run().said("foreignKey.name")).isEqualTo("Author 1");
  }

  @Test
  void aBackReferenceIsReloadedThenServed() {
    assertReloadedThenSnapshot("backReference", "false");
    assertThat(run().said("backReference.1")).isEqualTo("[Book(1), Book(2)]");
  }

  @Test
  void aDeferredColumnIsReloadedThenServed() {
    assertReloadedThenSnapshot("deferredColumn", "false");
    assertThat(run().said("deferredColumn.1")).isEqualTo("Bio 1");
  }

  @Test
  void nullAndEmptyAreServedAsSuch() {
    assertThat(run().said("nothingToServe.1")).isEqualTo("null []");
    assertThat(run().said("nothingToServe.2")).isEqualTo("null []");
    assertThat(run().said("nothingToServe.2.statements")).isEqualTo("0");
  }

  @Test
  void manyOwnersAreCopiedTogether() {
    assertThat(run().said("aListOfOwners.1")).isEqualTo("112233-");
    assertThat(run().said("aListOfOwners.1.inside")).isEqualTo("1");
    assertThat(run().said("aListOfOwners.2")).isEqualTo("112233-");
    assertThat(run().said("aListOfOwners.2.inside")).as("one more for all").isEqualTo("2");
    assertThat(run().said("aListOfOwners.2.after")).isEqualTo("0");
  }

  @Test
  void aServedValuesOwnAttributesAreServedTwoStepsFar() {
    for (String round : new String[] {"1", "2", "3"}) {
      assertThat(run().said("twoSteps." + round)).isEqualTo("2");
      assertThat(run().said("twoSteps." + round + ".third")).isEqualTo("ContextClosedException");
    }
    assertThat(run().refusals("twoSteps"))
        .singleElement()
        .asString()
        .contains("more than 2 steps from a loaded entity");
    assertThat(run().said("twoSteps.1.statements")).isEqualTo("2");
  }

  @Test
  void theSecondStepIsLearnedToo() {
    assertThat(run().said("twoSteps.3.statements")).isEqualTo("0");
  }

  @Test
  void whatWasServedIsNeverWritten() {
    for (String round : new String[] {".1", ".2"}) {
      assertThat(run().said("lostUpdate" + round + ".sql"))
          .isEqualTo(run().said("lostUpdate.without" + round + ".sql"))
          .contains("update")
          .doesNotContain("summary", "author_id");
      assertThat(run().said("lostUpdate" + round + ".row")).isEqualTo("ourstheirs2");
      assertThat(run().said("lostUpdate" + round + ".served")).startsWith("Summary");
    }
  }

  @Test
  void aServedListCannotBeChanged() {
    assertThat(run().said("unmodifiable.1")).isEqualTo("UnsupportedOperationException");
    assertThat(run().said("unmodifiable.2")).isEqualTo("UnsupportedOperationException");
    assertThat(run().lazyOutcomes("unmodifiable")).containsExactly("reloaded", "snapshot");
  }

  @Test
  void theHostsOwnTransactionIsKept() {
    assertThat(run().said("ownTransaction.2")).isEqualTo("Author 2");
    assertThat(run().said("ownTransaction.2.statements")).isEqualTo("0");
    assertThat(run().said("ownTransaction.row")).isEqualTo("in transaction");
  }
}
