package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenLeasesTest {
  private final OpenLeases open = new OpenLeases();

  private static Lease lease() {
    return new Lease(false, Capture.withoutStack(), Source.url("jdbc:h2:mem:"));
  }

  @Test
  void knowsWhatIsOpenOldestFirst() {
    Lease one = lease();
    Lease two = lease();
    open.opened(two);
    open.opened(one);
    assertThat(open.all()).containsExactly(one, two);
    open.ended(one);
    assertThat(open.all()).containsExactly(two);
    assertThat(open.size()).isEqualTo(1);
  }

  @Test
  void aPoolsOwnConnectionsAreNotListed() {
    Lease ofPool = lease();
    ofPool.ofLibrary = true;
    open.opened(ofPool);
    assertThat(open.size()).isZero();
    assertThat(open.heldBy(Thread.currentThread())).isFalse();
  }

  @Test
  void knowsWhoHoldsOne() throws InterruptedException {
    Lease mine = lease();
    open.opened(mine);
    assertThat(open.heldBy(Thread.currentThread())).isTrue();
    assertThat(open.heldBy(new Thread())).isFalse();
    open.ended(mine);
    assertThat(open.heldBy(Thread.currentThread())).isFalse();
  }

  @Test
  void whatIsOverIsNotOpen() {
    Lease over = lease();
    open.opened(over);
    over.over = true;
    assertThat(open.all()).isEmpty();
  }
}
