package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Requests;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails in the agent, or is not as it expects, is the agent's own affair. */
class ContainmentIT {
  private static final int ROUNDS = 30;

  private static FixRun run(Path doctored) {
    return FixJvm.running(Requests.class, "many", Integer.toString(ROUNDS))
        .shadowedBy(doctored)
        .fixing()
        .expectingFailures()
        .run();
  }

  private static void assertUnharmed(FixRun run, Path doctored) {
    FixRun plain =
        FixJvm.running(Requests.class, "many", Integer.toString(ROUNDS))
            .shadowedBy(doctored)
            .withoutAgent()
            .run();
    assertThat(run.output()).isEqualTo(plain.output()).hasSize(2 * ROUNDS);
    assertThat(plain.said("many." + ROUNDS)).isEqualTo("ContextClosedException");
  }

  @Test
  void anOrmThatLacksAMethodSwitchesItsAdapterOffWithOneLine() {
    Path doctored = Doctored.renamed("keep", "retain");
    FixRun run = run(doctored);

    assertUnharmed(run, doctored);
    assertThat(run.records()).isEmpty();
    assertThat(run.notices())
        .filteredOn(notice -> notice.contains("outlive-orm"))
        .singleElement()
        .asString()
        .contains("is off", "dev.outlive.orm.Model.keep");
    assertThat(run.notices()).noneMatch(notice -> notice.contains("suppressed"));
  }

  @Test
  void anOrmThatLacksAMethodOfTheAdaptersHarmsNothing() {
    FixRun run = run(Doctored.renamed("readAll", "readEvery"));

    assertReadOrRefused(run);
    assertThat(run.records())
        .filteredOn(each -> each.rule().equals("incomplete-snapshot"))
        .isNotEmpty()
        .allMatch(each -> each.text("message").contains("the read failed: NoSuchMethodError"));
    assertThat(run.notices()).noneMatch(notice -> notice.contains("suppressed failure in"));
  }

  @Test
  void anOrmThatThrowsIsContainedSaidOnceAndSwitchedOff() {
    Path doctored = Doctored.throwing("isLoaded");
    assertContained(run(doctored), "injected");
  }

  /** The first read is answered by a short one, which does not go through what fails. */
  private static void assertContained(FixRun run, String cause) {
    assertReadOrRefused(run);
    assertThat(run.notices())
        .filteredOn(notice -> notice.startsWith("suppressed failure in"))
        .singleElement()
        .asString()
        .contains("ORM adapter", cause);
    assertThat(run.notices())
        .filteredOn(notice -> notice.contains("switched off"))
        .isEqualTo(List.of("ORM adapter failed 10 times and is switched off"));
    assertThat(run.notices())
        .filteredOn(notice -> notice.startsWith("exit:"))
        .singleElement()
        .asString()
        .contains("suppressed failures");
    assertThat(run.said("many." + ROUNDS)).isEqualTo("ContextClosedException");
  }

  private static void assertReadOrRefused(FixRun run) {
    for (int round = 1; round <= ROUNDS; round++) {
      assertThat(run.said("many." + round)).isIn("Author 1", "ContextClosedException");
      assertThat(run.said("many." + round + ".title")).isEqualTo("Book 1.1");
    }
  }
}
