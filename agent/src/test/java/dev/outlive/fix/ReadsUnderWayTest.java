package dev.outlive.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadsUnderWayTest {
  private static final int LONG = 20_000;

  private final ReadsUnderWay reads = new ReadsUnderWay();

  @Test
  void whoeverAsksMeanwhileWaitsAndReadsNothing() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger read = new AtomicInteger();
    FutureTask<Boolean> first =
        new FutureTask<>(
            () ->
                reads.read(
                    null,
                    "customer",
                    LONG,
                    () -> {
                      inside.countDown();
                      await(goOn);
                      read.incrementAndGet();
                    }));
    FutureTask<Boolean> second =
        new FutureTask<>(() -> reads.read(null, "customer", LONG, read::incrementAndGet));
    new Thread(first, "first").start();
    inside.await();
    Thread waiting = new Thread(second, "second");
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    goOn.countDown();

    assertThat(first.get()).isTrue();
    assertThat(second.get()).isFalse();
    assertThat(read).hasValue(1);
  }

  @Test
  void whoeverComesAfterARefusalTriesAnew() throws Exception {
    assertThatThrownBy(
            () ->
                reads.read(
                    null,
                    "customer",
                    LONG,
                    () -> {
                      throw new Refused("no");
                    }))
        .isInstanceOf(Refused.class);

    assertThat(reads.read(null, "customer", LONG, () -> {})).isTrue();
  }

  @Test
  void anotherAttributeIsReadBesides() throws Exception {
    assertThat(
            reads.read(
                null,
                "customer",
                LONG,
                () -> assertThat(reads.read(null, "orders", LONG, () -> {})).isTrue()))
        .isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
