package dev.outlive.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummariesTest {
  private final Summaries summaries = new Summaries(60);
  private final Occurrence a = new Occurrence("a", false);
  private final Occurrence b = new Occurrence("b", false);

  @Test
  void areDueAnIntervalAfterTheFirstRepeat() {
    summaries.add(a, 100);
    summaries.add(b, 120);
    summaries.add(a, 150);

    assertThat(summaries.nanosToNext(110)).isEqualTo(50);
    assertThat(summaries.due(159)).isEmpty();
    assertThat(summaries.due(160)).containsExactly(a);
    assertThat(summaries.nanosToNext(170)).isEqualTo(10);
    assertThat(summaries.due(1_000)).containsExactly(b);
    assertThat(summaries.due(1_000)).isEmpty();
  }

  @Test
  void areAllTakenAtTheEnd() {
    summaries.add(a, 100);
    summaries.add(b, 100);

    assertThat(summaries.all()).containsExactly(a, b);
    assertThat(summaries.nanosToNext(100)).isNegative();
  }

  @Test
  void areDueOnAClockThatOverflows() {
    summaries.add(a, Long.MAX_VALUE - 10);

    assertThat(summaries.due(Long.MAX_VALUE)).isEmpty();
    assertThat(summaries.due(Long.MIN_VALUE + 60)).containsExactly(a);
  }
}
