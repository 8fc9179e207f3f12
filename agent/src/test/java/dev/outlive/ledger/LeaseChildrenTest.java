package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.weave.JdbcKind;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseChildrenTest {
  private final Capture here = Capture.withoutStack(1, Holder.current(), null);
  private final Lease lease = new Lease(false, here, Source.NONE);
  private final LeaseChildren children = LeaseChildren.of(lease);
  private final ReferenceQueue<Part> gone = new ReferenceQueue<>();

  private Child opened() {
    TrackedExecution life = new TrackedExecution(lease, JdbcKind.STATEMENT, null, here);
    Child child = new Child(children, life, "app.Statement", null, gone);
    life.is(child);
    children.add(child);
    return child;
  }

  @Test
  void aLeaseHasOneFamily() {
    assertThat(LeaseChildren.of(lease)).isSameAs(children);
  }

  @Test
  void whatIsLeftOpenLeavesOldestFirst() {
    List<Child> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(opened());
    }
    for (int at : new int[] {4, 0, 2}) {
      all.get(at).ended();
      all.get(at).ended();
    }
    assertThat(children.size()).isEqualTo(2);
    assertThat(children.leave()).containsExactly(all.get(1), all.get(3));
    assertThat(children.leave()).isEmpty();
    assertThat(children.size()).isZero();
    assertThat(children.born()).isEqualTo(5);
  }

  @Test
  void whatHasLeftIsNotEndedOnceMore() {
    Child left = opened();
    children.leave();
    Child open = opened();
    left.ended();
    assertThat(children.size()).isEqualTo(1);
    assertThat(open.open()).isTrue();
    assertThat(left.open()).isFalse();
  }
}
