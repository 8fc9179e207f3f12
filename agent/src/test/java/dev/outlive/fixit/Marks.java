package dev.outlive.fixit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Lines of a program's source that end in a comment which names them. */
public final class Marks {
  private Marks() {}

  /** The line with {@code // mark}, as a stack names it. */
  public static String line(Class<?> program, String mark) {
    Path source =
        Path.of("src", "test", "java", program.getName().replace('.', '/') + ".java")
            .toAbsolutePath();
    try {
      List<String> lines = Files.readAllLines(source);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).endsWith("// " + mark)) {
          return program.getSimpleName() + ".java:" + (i + 1) + ")";
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("no line of " + source + " ends in // " + mark);
  }
}
