package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainmentTest {
  private final List<String> said = new ArrayList<>();
  private final Containment containment = new Containment(said::add);

  @Test
  void whatHasNotFailedWorks() {
    assertThat(containment.part("ledger").works()).isTrue();
    assertThat(containment.failures()).isZero();
  }

  @Test
  void theFirstFailureIsSaidAndTheOthersAreCounted() {
    for (int i = 0; i < 9; i++) {
      containment.part("ledger").failed(new IllegalStateException("the cause"));
    }
    assertThat(said)
        .singleElement()
        .asString()
        .contains("ledger", "IllegalStateException", "cause");
    assertThat(containment.failures()).isEqualTo(9);
    assertThat(containment.part("ledger").works()).isTrue();
  }

  @Test
  void whatFailsRepeatedlyIsSwitchedOffAndSaysSoOnce() {
    for (int i = 0; i < 50; i++) {
      containment.part("ledger").failed(new IllegalStateException());
    }
    assertThat(containment.part("ledger").works()).isFalse();
    assertThat(said).filteredOn(line -> line.contains("switched off")).hasSize(1);
    assertThat(containment.failures()).isEqualTo(50);
  }

  @Test
  void onePartsFailuresAreNotAnothers() {
    for (int i = 0; i < 50; i++) {
      containment.part("ORM adapter").failed(new LinkageError());
    }
    assertThat(containment.part("ledger").works()).isTrue();
  }

  @Test
  void whatTheHostRunsOutOfIsNoFaultOfThePart() {
    for (int i = 0; i < 50; i++) {
      containment.part("ledger").failed(new StackOverflowError());
    }
    assertThat(containment.part("ledger").works()).isTrue();
    assertThat(containment.failures()).isEqualTo(50);
    assertThat(said).isEmpty();
  }
}
