package dev.outlive.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotsTest {

  @Test
  void whatIsLargeIsCountedAsLarge() {
    assertThat(Snapshots.sizeOf(null)).isZero();
    assertThat(Snapshots.sizeOf("x".repeat(5000))).isBetween(5000L, 11_000L);
    assertThat(Snapshots.sizeOf(new byte[5000])).isBetween(5000L, 6000L);
    assertThat(Snapshots.sizeOf(List.of(new byte[5000], new byte[5000])))
        .isBetween(10_000L, 11_000L);
    assertThat(Snapshots.sizeOf(Map.of("key", new byte[5000]))).isBetween(5000L, 6000L);
    assertThat(Snapshots.sizeOf(1)).isBetween(1L, 64L);
  }

  @Test
  void allTogetherStayUnderAFiftiethOfTheHeap() throws Refused {
    Snapshots snapshots = new Snapshots();
    long most = Runtime.getRuntime().maxMemory() / 50;
    Object holder = new Object();
    snapshots.reserve(holder, most - 10);
    snapshots.reserve(holder, 10);
    assertThatThrownBy(() -> snapshots.reserve(holder, 1))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("2 % of the heap");
  }

  @Test
  void roomIsMadeWhenTheHolderIsGone() {
    Snapshots snapshots = new Snapshots();
    long most = Runtime.getRuntime().maxMemory() / 50;
    int refused = 0;
    boolean room = false;
    for (int i = 0; i < 200 && !room; i++) {
      // Each holder is unreachable as soon as this has returned.
      room = reserve(snapshots, most) && refused > 0;
      if (!room) {
        refused++;
        System.gc();
      }
    }
    assertThat(room).isTrue();
  }

  private static boolean reserve(Snapshots snapshots, long size) {
    try {
      snapshots.reserve(new Object(), size);
      return true;
    } catch (Refused full) {
      return false;
    }
  }
}
