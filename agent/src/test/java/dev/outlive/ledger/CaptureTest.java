package dev.outlive.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CaptureTest {
  /** Calls whom it is told to; defined in a loader that can go. */
  public static final class Passing implements Supplier<Object> {
    private final Supplier<?> next;

    /** For the loader. */
    public Passing(Supplier<?> next) {
      this.next = next;
    }

    @Override
    public Object get() {
      return next.get();
    }
  }

  private static final class Once extends ClassLoader {
    Once() {
      super(CaptureTest.class.getClassLoader());
    }

    Class<?> define() throws IOException {
      String file = Passing.class.getName().replace('.', '/') + ".class";
      try (InputStream in = getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(Passing.class.getName(), bytes, 0, bytes.length);
      }
    }
  }

  private static WeakReference<ClassLoader> captureBehindALoader(Capture[] taken) throws Exception {
    Once loader = new Once();
    Supplier<Capture> capture = () -> Capture.withStack(1, Holder.current(), null);
    Object passing = loader.define().getConstructor(Supplier.class).newInstance(capture);
    taken[0] = (Capture) ((Supplier<?>) passing).get();
    return new WeakReference<>(loader);
  }

  @Test
  void aSettledCapturePinsNoLoader() throws Exception {
    Capture[] taken = new Capture[1];
    WeakReference<ClassLoader> loader = captureBehindALoader(taken);
    taken[0].settle();
    assertThat(gone(loader)).isTrue();
    assertThat(taken[0].frames())
        .anyMatch(frame -> frame.getClassName().equals(Passing.class.getName()));
  }

  private static boolean gone(WeakReference<?> reference) {
    for (int i = 0; i < 100 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }

  @Test
  void aCaptureKnowsWhereAndWho() {
    Capture capture = Capture.withStack(1, Holder.current(), null);
    assertThat(capture.by.name()).isEqualTo(Thread.currentThread().getName());
    assertThat(capture.by.is(Thread.currentThread())).isTrue();
    assertThat(capture.frames())
        .anyMatch(frame -> frame.getMethodName().equals("aCaptureKnowsWhereAndWho"));
    assertThat(Capture.withoutStack(1, Holder.current(), null).frames()).isEmpty();
  }
}
