package dev.outlive.orms;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sets of programs, compiled against the ORM that they are to run on. */
final class Sources {
  private static final Path PROGRAMS = Path.of("src", "test", "programs");
  private static final String WRITTEN_FOR = "jakarta.persistence";

  /** What else has other names with the JPA of {@code javax}. */
  private static final Map<String, String> BEFORE =
      Map.of(
          "jakarta.transaction", "javax.transaction",
          "org.eclipse.persistence.sessions.SessionCustomizer",
              "org.eclipse.persistence.config.SessionCustomizer");

  private Sources() {}

  /** Compiles sets of sources into a folder, which is emptied first. */
  static void compile(List<String> sets, Library library, Path into) throws IOException {
    compile(sets, library.api(), ClassPath.of(library), into);
  }

  /** Compiles sets of sources that are written for the JPA of now, or need none. */
  static void compile(List<String> sets, List<Path> classPath, Path into) throws IOException {
    compile(sets, WRITTEN_FOR, classPath, into);
  }

  /** Compiles sets of sources in the words of a JPA. */
  static void compile(List<String> sets, String api, List<Path> classPath, Path into)
      throws IOException {
    empty(into);
    List<JavaFileObject> units = new ArrayList<>();
    for (String set : sets) {
      units.addAll(units(PROGRAMS.resolve(set), api));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    // By default the oldest Java, whichever runs the test: some of the ORMs read no newer classes.
    List<String> options =
        List.of(
            "-proc:none",
            "-g",
            "--release",
            "17",
            "-encoding",
            "UTF-8",
            "-d",
            into.toString(),
            "-cp",
            joined(classPath));
    if (!compiler.getTask(said, null, null, options, null, units).call()) {
      throw new AssertionError(sets + " do not compile:\n" + said);
    }
  }

  /** As the JVM and the compiler want it. */
  static String joined(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Makes an empty folder. */
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
    Files.createDirectories(folder);
  }

  private static List<JavaFileObject> units(Path set, String api) throws IOException {
    try (Stream<Path> files = Files.walk(set)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .<JavaFileObject>map(file -> new Unit(file.toUri(), text(file, api)))
          .toList();
    }
  }

  private static String text(Path file, String api) {
    try {
      String text = Files.readString(file);
      if (api.startsWith("javax")) {
        text = text.replace(WRITTEN_FOR, api);
        for (Map.Entry<String, String> each : BEFORE.entrySet()) {
          text = text.replace(each.getKey(), each.getValue());
        }
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source in the words of the API that it is compiled against. */
  private static final class Unit extends SimpleJavaFileObject {
    private final String text;

    Unit(URI uri, String text) {
      super(uri, Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
