package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {
  private final WeakIdentityMap<String> map = new WeakIdentityMap<>();

  /** As the host's may be. */
  private static final class Hostile {
    @Override
    public boolean equals(Object other) {
      throw new AssertionError("asked");
    }

    @Override
    public int hashCode() {
      throw new AssertionError("asked");
    }
  }

  @Test
  void keepsByIdentity() {
    String one = new String("key");
    String other = new String("key");
    map.put(one, "one");
    map.put(other, "other");
    assertThat(map.get(one)).isEqualTo("one");
    assertThat(map.get(other)).isEqualTo("other");
    assertThat(map.get("key")).isNull();
    assertThat(map.put(one, "again")).isTrue();
    assertThat(map.get(one)).isEqualTo("again");
    assertThat(map.size()).isEqualTo(2);
  }

  @Test
  void asksTheHostsObjectNothing() {
    Hostile hostile = new Hostile();
    map.put(hostile, "kept");
    assertThat(map.get(hostile)).isEqualTo("kept");
    assertThat(map.remove(hostile)).isEqualTo("kept");
    assertThat(map.get(hostile)).isNull();
  }

  @Test
  void keepsNothingForWhatIsGone() {
    Object kept = new Object();
    map.put(kept, "kept");
    for (int i = 0; i < 1000; i++) {
      map.put(new Object(), "gone");
    }
    for (int i = 0; i < 100 && map.size() > 1; i++) {
      System.gc();
      map.expunge();
    }
    assertThat(map.size()).isEqualTo(1);
    assertThat(map.get(kept)).isEqualTo("kept");
  }

  @Test
  void isBounded() {
    List<Object> held = new ArrayList<>();
    boolean taken = true;
    while (taken && held.size() < 1_000_000) {
      Object key = new Object();
      held.add(key);
      taken = map.put(key, "value");
    }
    assertThat(taken).isFalse();
    assertThat(map.size()).isEqualTo(held.size() - 1);
    map.clear();
    assertThat(map.size()).isZero();
  }
}
