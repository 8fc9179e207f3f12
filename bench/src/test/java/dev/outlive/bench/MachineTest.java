package dev.outlive.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MachineTest {

  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @Test
  void aJdkIsAskedWhichItIs() throws IOException {
    assertThat(Machine.feature(JDK)).isEqualTo(Runtime.version().feature());
    assertThat(Machine.describe(JDK)).contains("JDK " + Runtime.version().feature());
  }
}
