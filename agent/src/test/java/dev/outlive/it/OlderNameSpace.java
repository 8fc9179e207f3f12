package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** A program of servlets as it was before they were renamed, and the server that it runs on. */
final class OlderNameSpace {
  /** Where the build puts jars that cannot be on the test class path. */
  private static final Path LIBRARIES =
      Path.of(System.getProperty("outlive.hosts.libraries", "target/hosts/lib")).toAbsolutePath();

  private OlderNameSpace() {}

  static Path[] libraries() {
    return new Path[] {
      LIBRARIES.resolve("tomcat-embed-core-9.0.124.jar"),
      LIBRARIES.resolve("tomcat-annotations-api-9.0.124.jar")
    };
  }

  /** Compiles a program of the tests' own against the older names. */
  static Path compiled(Class<?> program) {
    String file = program.getSimpleName() + ".java";
    Path source =
        Path.of("src", "test", "java")
            .resolve(program.getPackageName().replace('.', File.separatorChar))
            .resolve(file);
    try {
      Path folder = Files.createDirectories(Path.of("target", "it", "javax").toAbsolutePath());
      Path rewritten =
          Files.writeString(
              folder.resolve(file),
              Files.readString(source).replace("jakarta.servlet.", "javax.servlet."));
      List<String> classPath =
          List.of(
              libraries()[0].toString(),
              System.getProperty(
                  "surefire.test.class.path", System.getProperty("java.class.path")));
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(
                  null,
                  null,
                  null,
                  "-proc:none",
                  "-cp",
                  String.join(File.pathSeparator, classPath),
                  "-d",
                  folder.toString(),
                  rewritten.toString());
      assertThat(failed).as("exit code of the compiler").isZero();
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
