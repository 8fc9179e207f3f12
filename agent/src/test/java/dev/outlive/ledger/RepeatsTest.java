package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.report.Outcome;
import dev.outlive.weave.JdbcKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private static final Judge.Verdict VERDICT =
      new Judge.Verdict("rule", "fingerprint", "message", true);
  private static final int OPENED = 1;
  private static final int LOADED = 2;

  private final Repeats repeats = new Repeats();

  private static Repeats.Use use(Outcome outcome, String... calls) {
    return new Repeats.Use(
        JdbcKind.RESULT_SET, "next", outcome, Misuse.Ended.LEASE, true, false, List.of(calls));
  }

  @Test
  void theSameAtTheSamePlaceIsKnown() {
    assertThat(repeats.of(use(Outcome.THREW, "Page.read"), OPENED)).isNull();
    repeats.reported(use(Outcome.THREW, "Page.read"), OPENED, VERDICT);
    assertThat(repeats.of(use(Outcome.THREW, "Page.read"), OPENED)).isSameAs(VERDICT);
    assertThat(repeats.of(use(Outcome.THREW, "Page.read"), 0)).isSameAs(VERDICT);
  }

  @Test
  void anotherOutcomeAndAnotherPlaceAreNot() {
    repeats.reported(use(Outcome.THREW, "Page.read"), OPENED, VERDICT);
    assertThat(repeats.of(use(Outcome.SILENT, "Page.read"), OPENED)).isNull();
    assertThat(repeats.of(use(Outcome.THREW, "Page.write"), OPENED)).isNull();
  }

  @Test
  void oneThatBringsAStackThatWasMissingIsNot() {
    repeats.reported(use(Outcome.THREW, "Page.read"), OPENED, VERDICT);
    assertThat(repeats.of(use(Outcome.THREW, "Page.read"), LOADED)).isNull();
    repeats.reported(use(Outcome.THREW, "Page.read"), LOADED, VERDICT);
    assertThat(repeats.of(use(Outcome.THREW, "Page.read"), OPENED | LOADED)).isSameAs(VERDICT);
  }
}
