package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that prepares others, in a JVM of its own: it is the ORM's, and of its version. */
final class Tool {
  private Tool() {}

  static void run(String main, List<Path> ahead, Library library, List<String> arguments)
      throws IOException {
    List<Path> classPath = new ArrayList<>(ahead);
    classPath.addAll(ClassPath.of(library));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    // The Byte Buddy of an older Hibernate refuses a newer Java by its number, whatever it reads.
    command.add("-Dnet.bytebuddy.experimental=true");
    command.addAll(List.of("-cp", Sources.joined(classPath), main));
    command.addAll(arguments);
    Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(tool.waitFor()).as("exit code of %s of %s: %s", main, library, said).isZero();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while " + main + " ran", interrupted);
    }
  }
}
