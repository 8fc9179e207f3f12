package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorthALookTest {
  private static final String SQL = "SELECT 1";

  private final WorthALook worthALook = new WorthALook();

  private long looks(String sql, int times) {
    return IntStream.range(0, times).filter(i -> worthALook.is(sql)).count();
  }

  @Test
  void whatWasLookedAtInVainIsSeldomLookedAtAgain() {
    assertThat(looks(SQL, WorthALook.LOOKS)).isEqualTo(WorthALook.LOOKS);
    assertThat(looks(SQL, 10 * WorthALook.LOOKS)).isEqualTo(10);
  }

  @Test
  void whereAPathBeginsIsAlwaysLookedAt() {
    looks(SQL, 3 * WorthALook.LOOKS);
    worthALook.found(SQL);
    assertThat(looks(SQL, 3 * WorthALook.LOOKS)).isEqualTo(3 * WorthALook.LOOKS);
  }

  @Test
  void oneSqlSaysNothingOfAnother() {
    looks(SQL, 3 * WorthALook.LOOKS);
    assertThat(worthALook.is("SELECT 2")).isTrue();
    assertThat(worthALook.is(null)).isTrue();
  }
}
