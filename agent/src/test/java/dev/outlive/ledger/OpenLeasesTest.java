package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hook.Calls;
import dev.outlive.hook.Hooks;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class OpenLeasesTest {
  private static final long LONG_AGO = 1;

  private final JdbcThreads threads = new JdbcThreads();
  private final OpenLeases open = new OpenLeases(threads);
  private final List<AgedLease> lost = new ArrayList<>();
  private final List<AgedLease> ended = new ArrayList<>();
  private final AgedLease.Watcher watcher =
      new AgedLease.Watcher() {
        @Override
        public long open(AgedLease aged, Lease lease) {
          assertThat(lease.over).isFalse();
          return Long.MAX_VALUE;
        }

        @Override
        public void ended(AgedLease aged) {
          ended.add(aged);
        }

        @Override
        public void lost(AgedLease aged) {
          lost.add(aged);
        }
      };
  private final Calls calls = Hooks.calls();
  private final JdbcThread here = newHere();

  /** A thread's books are begun anew for each test. */
  private JdbcThread newHere() {
    calls.books = null;
    return threads.of(calls);
  }

  private Lease lease(long at) {
    return new Lease(
        false, Capture.withoutStack(at, here.holder(), null), Source.url("jdbc:h2:mem:"));
  }

  private Lease opened(long at) {
    Lease lease = lease(at);
    open.opened(here, lease);
    return lease;
  }

  private Lease opened() {
    return opened(System.currentTimeMillis());
  }

  private void end(Lease lease) {
    lease.over = true;
    open.ended(here, lease);
  }

  @Test
  void knowsWhatIsOpenOldestFirst() {
    Lease two = opened(2_000);
    Lease one = opened(1_000);
    assertThat(open.all()).containsExactly(one, two);
    end(one);
    assertThat(open.all()).containsExactly(two);
    assertThat(open.size()).isEqualTo(1);
  }

  @Test
  void whatIsNoLongerYoungIsStillOpenAndListedOnce() {
    Lease old = opened(LONG_AGO);
    Lease young = opened();
    open.tick(watcher);
    assertThat(open.all()).containsExactly(old, young);
    open.tick(watcher);
    assertThat(open.all()).containsExactly(old, young);
    end(old);
    end(young);
    assertThat(open.all()).isEmpty();
  }

  @Test
  void anOldLeaseThatNobodyHoldsIsForgotten() {
    collect(seen(lease -> {}));
    assertThat(open.size()).isZero();
  }

  private void collect(WeakReference<Lease> lease) {
    for (int i = 0; i < 100 && lease.get() != null; i++) {
      System.gc();
    }
    assertThat(lease.get()).isNull();
  }

  /** Of an old lease that the ticker has seen. */
  private WeakReference<Lease> seen(Consumer<Lease> then) {
    Lease lease = opened(LONG_AGO);
    open.tick(watcher);
    open.tick(watcher);
    then.accept(lease);
    return new WeakReference<>(lease);
  }

  @Test
  void anOpenLeaseThatNobodyHoldsIsLostOnce() {
    collect(seen(lease -> lease.lastSql = "SELECT 1"));
    assertThat(lost).isEmpty();
    open.tick(watcher);
    open.tick(watcher);
    assertThat(lost).hasSize(1);
    assertThat(lost.get(0).opened.at).isEqualTo(LONG_AGO);
  }

  @Test
  void aLeaseThatHasEndedIsNotLostWhenItGoes() {
    collect(
        seen(
            lease -> {
              lease.over = true;
              End.put(lease, Capture.withoutStack(LONG_AGO, here.holder(), null), null);
              lease.extras().end.end = End.of(lease);
            }));
    open.tick(watcher);
    assertThat(lost).isEmpty();
    assertThat(ended).singleElement().extracting(aged -> aged.end().how()).isNull();
  }

  @Test
  void whatNobodyMindsIsNotLost() {
    List<Consumer<Lease>> harmless =
        List.of(
            lease -> lease.quiet = true,
            lease -> lease.ofLibrary = true,
            lease -> lease.extras().session = lease(LONG_AGO));
    for (Consumer<Lease> each : harmless) {
      WeakReference<Lease> lease =
          seen(
              known -> {
                each.accept(known);
                known.excuse();
              });
      collect(lease);
      open.tick(watcher);
    }
    assertThat(lost).isEmpty();
  }

  @Test
  void aLeaseEndedByAnotherThreadIsOverAtOnceAndForgottenAtTheNextTick() throws Exception {
    Lease lease = opened();
    Thread other =
        new Thread(
            () -> {
              lease.over = true;
              open.ended(threads.of(Hooks.calls()), lease);
            });
    other.start();
    other.join();
    assertThat(open.size()).isZero();
    open.tick(watcher);
    assertThat(here.young.isEmpty()).isTrue();
  }

  @Test
  void manyAtATimeAndInAnyOrderAreKept() {
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      leases.add(opened());
    }
    assertThat(open.size()).isEqualTo(1_000);
    for (int i = 0; i < 1_000; i += 2) {
      end(leases.get(i));
    }
    assertThat(open.size()).isEqualTo(500);
    leases.add(opened());
    assertThat(open.size()).isEqualTo(501);
    leases.forEach(lease -> lease.over = true);
    open.tick(watcher);
    assertThat(here.young.isEmpty()).isTrue();
  }

  @Test
  void whatStaysOpenWhileManyComeAndGoIsListedOnce() {
    Lease stays = opened();
    for (int i = 0; i < 1_000; i++) {
      Lease goes = opened();
      assertThat(open.all()).containsExactly(stays, goes);
      end(goes);
    }
    assertThat(open.all()).containsExactly(stays);
    end(stays);
    assertThat(here.young.isEmpty()).isTrue();
  }

  @Test
  void whatHasEndedIsLetGoByTheNextTick() {
    Lease lease = opened();
    end(lease);
    open.tick(watcher);
    WeakReference<Lease> gone = new WeakReference<>(lease);
    lease = null;
    collect(gone);
  }

  @Test
  void ofVirtualThreadsTheLeasesAreKeptTogether() {
    JdbcThread virtual = new JdbcThread(Hooks.calls(), null, new LongAdder());
    Lease old = lease(LONG_AGO);
    Lease young = lease(System.currentTimeMillis());
    open.opened(virtual, old);
    open.opened(virtual, young);
    open.tick(watcher);
    assertThat(open.all()).containsExactly(old, young);
    young.over = true;
    open.ended(virtual, young);
    old.over = true;
    assertThat(open.size()).isZero();
  }

  @Test
  void theLeasesOfAThreadThatHasEndedStay() throws InterruptedException {
    List<Lease> leases = new ArrayList<>();
    Thread other =
        new Thread(
            () -> {
              JdbcThread there = threads.of(Hooks.calls());
              Lease lease =
                  new Lease(
                      false,
                      Capture.withoutStack(System.currentTimeMillis(), there.holder(), null),
                      Source.NONE);
              leases.add(lease);
              open.opened(there, lease);
              there.countSampledAway();
            });
    other.start();
    other.join();
    threads.tick();
    assertThat(open.all()).isEqualTo(leases);
    leases.get(0).over = true;
    threads.tick();
    List<JdbcThread> known = new ArrayList<>();
    threads.forEach(known::add);
    assertThat(known).containsExactly(here);
    assertThat(threads.sampledAway()).as("what it went without is not forgotten").isEqualTo(1);
  }

  @Test
  void aPoolsOwnConnectionsAreNotListed() {
    opened().ofLibrary = true;
    assertThat(open.size()).isZero();
    assertThat(open.heldBy(Thread.currentThread())).isFalse();
  }

  @Test
  void ofASessionAndItsConnectionTheSessionIsListed() {
    opened().extras().session = lease(1_000);
    assertThat(open.size()).isZero();
  }

  @Test
  void knowsWhoHoldsOne() {
    Lease mine = opened();
    assertThat(open.heldBy(Thread.currentThread())).isTrue();
    assertThat(open.heldBy(new Thread())).isFalse();
    end(mine);
    assertThat(open.heldBy(Thread.currentThread())).isFalse();
  }
}
