package dev.outlive.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HooksTest {
  private static final int STRUCTURAL = 0;

  /** A lease that began with these calls, or is not known to have begun with any. */
  private static Life lease(Calls began) {
    return new RootLife(began) {};
  }

  /** What a call on it, or on what depends on it, is told by. */
  private List<Object> toldBy(Life lease) {
    List<Object> told = new ArrayList<>();
    for (Life life : List.of(lease, new Life(lease), new Life(new Life(lease)))) {
      Object entered = Hooks.enter(this, life, null, STRUCTURAL);
      told.add(entered);
      Hooks.exit(null, this, life, null, entered, STRUCTURAL);
    }
    return told;
  }

  @Test
  void aCallIsItsThreadsWhoeverBeganTheLease() throws InterruptedException {
    Calls here = Hooks.calls();
    Life lease = lease(here);
    assertThat(toldBy(lease)).containsOnly(here);

    List<Object> there = new ArrayList<>();
    Thread other =
        new Thread(
            () -> {
              there.add(Hooks.calls());
              there.addAll(toldBy(lease));
            });
    other.start();
    other.join();

    assertThat(there).hasSize(4).containsOnly(there.get(0)).doesNotContain(here);
    assertThat(here.depth).isZero();
  }

  @Test
  void aLeaseThatBeganNobodyKnowsWhereIsNoMatter() {
    assertThat(toldBy(lease(null))).containsOnly(Hooks.calls());
  }
}
