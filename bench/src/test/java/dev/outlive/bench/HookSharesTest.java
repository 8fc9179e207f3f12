package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.bench.HookShares.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookSharesTest {

  private static final Frame HOST = new Frame("org.h2.Session", "close");
  private static final Frame HOOK = new Frame("java.lang.$OutliveHooks", "closed");
  private static final Frame INSIDE = new Frame("java.lang.$OutliveHooks", "leftClosing");
  private static final Frame MEMBER = new Frame("org.h2.Session", "$outlive$stamp");

  private final HookShares shares = new HookShares();

  @Test
  void aSampleIsTheHooksThatTheHostHasCalled() {
    shares.add(List.of(MEMBER, INSIDE, HOOK, HOST));
    shares.add(List.of(MEMBER, HOST));
    shares.add(List.of(HOST));
    shares.add(List.of(HOST, HOST));

    assertThat(shares.percent()).containsOnlyKeys("closed", "$outlive$stamp");
    assertThat(shares.percent()).containsEntry("closed", 25.0);
    assertThat(shares.sum()).isEqualTo(50.0);
    assertThat(shares.samples()).isEqualTo(4);
  }

  @Test
  void withoutSamplesThereIsNothing() {
    assertThat(shares.percent()).isEmpty();
    assertThat(shares.sum()).isZero();
  }
}
