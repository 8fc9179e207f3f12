package dev.outlive.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for one host, empty at first; it stays after the test, to be looked at.
 *
 * @param path where it is, absolute
 */
record Folder(Path path) {

  /** Makes the folder of this name, or empties it. */
  static Folder named(String name) {
    Path path = Path.of("target", "hosts", "runs", name).toAbsolutePath();
    try {
      if (Files.exists(path)) {
        try (Stream<Path> old = Files.walk(path)) {
          for (Path each : old.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
      return new Folder(Files.createDirectories(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** The names of the files in it, sorted. */
  List<String> files() {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> path.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
