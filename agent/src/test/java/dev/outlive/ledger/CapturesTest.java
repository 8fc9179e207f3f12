package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.outlive.hook.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class CapturesTest {
  private static final long SECOND = 1_000_000_000;

  private final Captures captures =
      new Captures(new CoarseClock(), new ApplicationFrames(List.of()));
  private final LongAdder sampledAway = new LongAdder();
  private final JdbcThread here = new JdbcThread(Hooks.calls(), null, sampledAway);

  private Lease lease() {
    return new Lease(false, captures.ofLease(here), Source.NONE);
  }

  private Capture end(Lease lease) {
    return captures.ofEnd(here, lease.opened);
  }

  private void useUp() {
    while (sampledAway.sum() == 0) {
      captures.ifPlenty(here);
    }
    sampledAway.reset();
  }

  @Test
  void theModeSaysWhatIsCaptured() {
    captures.mode(Captures.Mode.OFF);
    assertThat(captures.ofLease(here).stacked()).isFalse();
    assertThat(sampledAway.sum()).isZero();
    captures.mode(Captures.Mode.FULL);
    assertThat(captures.ofPart(here, lease(), null).stacked()).isTrue();
  }

  @Test
  void aThousandLeasesASecondHaveTheirStacksWhateverItCosts() {
    useUp();
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < Captures.ALWAYS; i++) {
      Lease lease = lease();
      leases.add(lease);
      assertThat(lease.opened.stacked()).isTrue();
    }
    assertThat(leases).allSatisfy(lease -> assertThat(end(lease).stacked()).isTrue());
    assertThat(sampledAway.sum()).isZero();
  }

  @Test
  void whatExceedsTheBudgetIsSampledAwayAndCountedUntilItIsFilledAgain() {
    useUp();
    assertThat(captures.ifPlenty(here).stacked()).isFalse();
    assertThat(sampledAway.sum()).isEqualTo(1);
    captures.tick(SECOND, 100);
    captures.tick(SECOND, 100);
    assertThat(captures.ifPlenty(here).stacked()).isTrue();
  }

  @Test
  void whatComesLaterIsNotCapturedAsEarlier() {
    useUp();
    Capture first = captures.ifPlenty(here);
    while (System.currentTimeMillis() == first.at) {
      Thread.onSpinWait();
    }
    Lease lease = lease();
    Capture part = captures.ifPlenty(here);
    assertThat(lease.opened.stacked()).isTrue();
    assertThat(part.stacked()).isFalse();
    assertThat(lease.opened.at).isGreaterThan(first.at);
    assertThat(part.at).as("by a clock that ticks in the background").isEqualTo(lease.opened.at);
  }

  @Test
  void aCloseHasItsStackExactlyWhereItsOpeningHas() {
    useUp();
    for (int i = 0; i < Captures.ALWAYS; i++) {
      lease();
    }
    Lease without = lease();
    assertThat(without.opened.stacked()).isFalse();
    captures.tick(SECOND, 100);
    captures.tick(SECOND, 100);
    assertThat(end(without).stacked()).isFalse();
    assertThat(end(lease()).stacked()).isTrue();
  }

  @Test
  void afterSomethingWentWrongWithoutAStackTheNextOfTheSameSqlHaveTheirs() {
    useUp();
    for (int i = 0; i < Captures.ALWAYS; i++) {
      lease();
    }
    Lease without = lease();
    captures.armParts("SELECT 1", false);
    for (int i = 0; i < ArmedSql.CAPTURES; i++) {
      assertThat(captures.ofPart(here, without, "SELECT 2").stacked()).isFalse();
      assertThat(captures.ofPart(here, without, "SELECT 1").stacked()).isTrue();
    }
    assertThat(captures.ofPart(here, without, "SELECT 1").stacked()).isFalse();
  }

  @Test
  void afterSomethingWentWrongWithoutAnOpeningStackTheNextLeasesHaveTheirs() {
    useUp();
    for (int i = 0; i < Captures.ALWAYS; i++) {
      lease();
    }
    assertThat(lease().opened.stacked()).isFalse();
    captures.armLeases();
    for (int i = 0; i < Captures.ALWAYS; i++) {
      assertThat(lease().opened.stacked()).isTrue();
    }
    captures.armLeases();
    assertThat(lease().opened.stacked()).as("armed again at once").isFalse();
  }

  @Test
  void aSiteIsOneFrameAndTellsNoPlaceFromAnother() {
    captures.mode(Captures.Mode.SITE);
    Capture site = captures.ofLease(here);
    assertThat(site.stacked()).isTrue();
    assertThat(site.whole()).isFalse();
    assertThat(site.frames()).hasSize(1);
    assertThat(captures.ofLearned(here).whole()).isTrue();
  }

  @Test
  void offArmsNothingUnlessAutoFixIsToLearn() {
    captures.mode(Captures.Mode.OFF);
    Lease lease = lease();
    captures.armParts("SELECT 1", false);
    assertThat(captures.ofPart(here, lease, "SELECT 1").stacked()).isFalse();
    captures.armParts("SELECT 1", true);
    assertThat(captures.ofPart(here, lease, "SELECT 1").whole()).isTrue();
  }

  @Test
  void whatGoesWithoutAStackSharesOneCapture() {
    captures.mode(Captures.Mode.OFF);
    Capture one = captures.ofLease(here);
    assertThat(captures.ofLease(here)).isSameAs(one);
    assertThat(one.by.name()).isEqualTo(Thread.currentThread().getName());
    assertThat(one.at).isCloseTo(System.currentTimeMillis(), within(5_000L));
  }

  @Test
  void aThreadThatIsRenamedIsKnownByItsNewName() {
    captures.mode(Captures.Mode.FULL);
    Thread current = Thread.currentThread();
    String name = current.getName();
    Capture before = captures.ofLease(here);
    try {
      current.setName("renamed");
      assertThat(captures.ofLease(here).by.name()).isEqualTo("renamed");
      assertThat(before.by.name()).isEqualTo(name);
    } finally {
      current.setName(name);
    }
  }
}
