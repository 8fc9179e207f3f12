package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hook.Hooks;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingsTest {
  private static final long LONG_AGO = 1_000;

  private final JdbcThreads threads = new JdbcThreads();
  private final OpenLeases open = new OpenLeases(threads);
  private final JdbcThread here = newHere();
  private final List<Crossing> reported = new ArrayList<>();
  private final ApplicationFrames application = new ApplicationFrames(List.of("dev.outlive"));
  private final Captures captures = new Captures(new CoarseClock(), application);
  private final Crossings crossings = new Crossings(application, captures, judge());
  private final Scope scope = new Scope("GET /orders", 1);

  /** A thread's books are begun anew for each test. */
  private JdbcThread newHere() {
    Hooks.calls().books = null;
    return threads.of(Hooks.calls());
  }

  private final AgedLease.Watcher watcher =
      new AgedLease.Watcher() {
        @Override
        public long open(AgedLease aged, Lease lease) {
          return Long.MAX_VALUE;
        }

        @Override
        public void ended(AgedLease aged) {
          // Nobody minds here.
        }

        @Override
        public void lost(AgedLease aged) {
          throw new AssertionError("all are held");
        }
      };

  private Judge judge() {
    return (Judge)
        Proxy.newProxyInstance(
            Judge.class.getClassLoader(),
            new Class<?>[] {Judge.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "judgesCrossings" -> true;
                  case "crossed" -> {
                    reported.add((Crossing) arguments[0]);
                    yield null;
                  }
                  default -> throw new AssertionError(method);
                });
  }

  private Lease opened() {
    return opened(Capture.withStack(LONG_AGO, here.holder(), scope));
  }

  private Lease opened(Capture at) {
    Lease lease = new Lease(false, at, Source.NONE);
    open.opened(here, lease);
    return lease;
  }

  private void tick() {
    open.tick(watcher);
    crossings.tick(open);
  }

  private void tickLater() {
    for (int i = 0; i < 3; i++) {
      tick();
    }
  }

  @Test
  void whatIsOpenLongAfterItsRequestIsReportedOnce() {
    Lease lease = opened();
    tickLater();
    assertThat(reported).isEmpty();
    scope.end(LONG_AGO);
    tickLater();
    assertThat(reported).hasSize(1);
    assertThat(reported.get(0).opened().scope()).isEqualTo("GET /orders");
    assertThat(reported.get(0).lease().id()).isEqualTo(lease.id());
  }

  @Test
  void itIsGivenTheTimeOfACollection() {
    Lease lease = opened();
    scope.end(System.currentTimeMillis());
    tickLater();
    assertThat(reported).isEmpty();
    scope.end(System.currentTimeMillis() - 2_000);
    tickLater();
    assertThat(reported).isEmpty();
    for (int i = 0; i < 100 && reported.isEmpty(); i++) {
      System.gc();
      tick();
    }
    assertThat(reported).hasSize(1);
    assertThat(lease.over).isFalse();
  }

  @Test
  void whatIsNoneOfTheRequestsIsNot() {
    scope.end(LONG_AGO);
    Lease over = opened();
    Lease ofLibrary = opened();
    ofLibrary.ofLibrary = true;
    Lease quiet = opened();
    quiet.quiet = true;
    Lease handedOver = opened();
    handedOver.extras().user = here.holder();
    Lease ofSession = opened();
    ofSession.extras().session = over;
    Lease elsewhere = opened(Capture.withStack(LONG_AGO, here.holder(), null));
    Lease unknown = opened(Capture.withoutStack(LONG_AGO, here.holder(), scope));
    over.over = true;
    tickLater();
    assertThat(reported).isEmpty();
    assertThat(List.of(elsewhere, unknown)).doesNotContain(over);
  }

  @Test
  void whatAnotherThreadWorksWithIsHandedOver() throws InterruptedException {
    Lease lease = opened();
    lease.usedBy(here);
    assertThat(lease.handedOver()).isFalse();
    Thread other = new Thread(() -> lease.usedBy(threads.of(Hooks.calls())));
    other.start();
    other.join();
    assertThat(lease.handedOver()).isTrue();
  }
}
