package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class SharedStacksTest {
  private final SharedStacks stacks = new SharedStacks();

  private static StackTraceElement[] stack(String method) {
    return new StackTraceElement[] {
      new StackTraceElement("app.Dao", method, "Dao.java", 7),
      new StackTraceElement("app.Main", "main", "Main.java", 3)
    };
  }

  @Test
  void stacksThatAreTheSameAreKeptOnce() {
    StackTraceElement[] first = stacks.shared(stack("find"));
    assertThat(stacks.shared(stack("find"))).isSameAs(first);
    assertThat(stacks.shared(stack("save"))).isEqualTo(stack("save"));
  }

  @Test
  void aStackThatNobodyNeedsIsNotKept() {
    WeakReference<StackTraceElement[]> first = new WeakReference<>(stacks.shared(stack("find")));
    for (int i = 0; i < 100 && first.get() != null; i++) {
      System.gc();
    }
    assertThat(first.get()).isNull();
    assertThat(stacks.shared(stack("find"))).isEqualTo(stack("find"));
  }
}
