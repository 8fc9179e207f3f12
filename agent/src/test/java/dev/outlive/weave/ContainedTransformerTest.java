package dev.outlive.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is woven beside JDBC and the ORMs fails beside them, too. */
class ContainedTransformerTest {
  private static final ClassLoader LOADER = ContainedTransformerTest.class.getClassLoader();
  private static final String CONNECTION = "org/h2/jdbc/JdbcConnection";
  private static final int TOO_MANY = 10;

  private final WovenClasses woven = new WovenClasses();
  private final WovenLoader.Listener listener = new WovenLoader.Listener();

  /** Fails at each class. */
  private final class Failing extends ContainedTransformer {
    private int tried;

    Failing() {
      super("weaving of anything", woven, listener);
    }

    @Override
    boolean offered(ClassLoader loader, String className) {
      return true;
    }

    @Override
    byte[] weave(ClassLoader loader, String className, byte[] file) {
      tried++;
      throw new IllegalStateException("meant");
    }
  }

  private static byte[] connection() throws IOException {
    try (InputStream in = LOADER.getResourceAsStream(CONNECTION + ".class")) {
      return in.readAllBytes();
    }
  }

  @Test
  void switchesOffItselfAndNoOther() throws IOException {
    Failing failing = new Failing();
    Weaver weaver =
        new Weaver(
            new Hierarchy(Set.of()),
            new AtomicReference<>(),
            new OrmTargets(new NoOrms(), notice -> {}),
            woven,
            listener);
    for (int i = 0; i <= TOO_MANY; i++) {
      assertThat(failing.transform(LOADER, "app/Entity" + i, null, null, new byte[0])).isNull();
    }
    assertThat(failing.tried).isEqualTo(TOO_MANY);

    weaver.failed("app/Driver", new IllegalStateException("meant"));

    assertThat(weaver.target(LOADER, CONNECTION, connection())).isNotNull();
    assertThat(woven.failures()).isEqualTo(TOO_MANY + 1);
  }
}
