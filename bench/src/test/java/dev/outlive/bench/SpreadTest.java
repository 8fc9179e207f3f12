package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theMedianIsTheMiddleOrHalfwayBetweenTheTwoInTheMiddle() {
    assertThat(new Spread(9, 1, 5).median()).isEqualTo(5);
    assertThat(new Spread(9, 1, 5, 7).median()).isEqualTo(6);
    assertThat(new Spread(3).median()).isEqualTo(3);
  }

  @Test
  void theWidthIsAPartOfTheMedian() {
    Spread spread = new Spread(12, 8, 10);

    assertThat(spread.min()).isEqualTo(8);
    assertThat(spread.max()).isEqualTo(12);
    assertThat(spread.width()).isEqualTo(0.4);
  }

  @Test
  void halfOfTheNumbersLieBetweenTheQuartiles() {
    Spread spread = new Spread(5, 1, 4, 2, 3);

    assertThat(spread.lowerQuartile()).isEqualTo(2);
    assertThat(spread.upperQuartile()).isEqualTo(4);
  }

  @Test
  void nothingMeasuredIsNoSpread() {
    assertThatIllegalArgumentException().isThrownBy(Spread::new);
  }
}
