package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * None of an ORM's frames, nor of what it brings along, is taken for the application's: that would
 * make one place of all that load by it.
 */
class LibrariesIT {
  private static final Path LIST =
      Path.of("..", "src", "main", "resources", "dev", "outlive", "ledger", "libraries.txt");

  static Stream<Library> libraries() {
    return Line.chosen().map(Line::library).distinct();
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void everyPackageOfAnOrmIsALibrarys(Library library) throws IOException {
    List<String> known =
        Files.readAllLines(LIST).stream().filter(line -> !line.startsWith("#")).toList();
    Set<String> unknown = new TreeSet<>();
    for (Path jar : ClassPath.of(library)) {
      try (ZipFile file = new ZipFile(jar.toFile())) {
        file.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class") && name.contains("/"))
            .filter(name -> !name.startsWith("META-INF/"))
            .map(name -> name.substring(0, name.lastIndexOf('/') + 1).replace('/', '.'))
            .filter(name -> known.stream().noneMatch(name::startsWith))
            .forEach(unknown::add);
      }
    }
    assertThat(unknown).isEmpty();
  }
}
