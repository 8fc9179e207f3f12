package dev.outlive.orms;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a program is run with, each ORM's resolved once in a test run. */
final class ClassPath {
  /** By one class each: what every program stands on, of the test's own class path. */
  private static final List<Class<?>> COMMON =
      List.of(
          org.h2.Driver.class,
          com.zaxxer.hikari.HikariDataSource.class,
          org.slf4j.Logger.class,
          org.slf4j.nop.NOPServiceProvider.class);

  private static final Map<Library, List<Path>> RESOLVED = new ConcurrentHashMap<>();

  private ClassPath() {}

  /** The ORM, all that it needs at run time, and what every program stands on. */
  static List<Path> of(Library library) {
    return RESOLVED.computeIfAbsent(library, ClassPath::resolve);
  }

  /** The artifact of an ORM's own, for what is attached or run by itself. */
  static Path jar(Library library, String artifact) {
    return of(library).stream()
        .filter(path -> path.getFileName().toString().matches(artifact + "-\\d[^/]*\\.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(artifact + " is no part of " + library));
  }

  private static List<Path> resolve(Library library) {
    List<Path> entries = new ArrayList<>();
    COMMON.forEach(type -> entries.add(placeOf(type)));
    for (Path entry : Repository.resolve(library.coordinates())) {
      // One of it is enough, and ours is the newer.
      if (!entry.getFileName().toString().startsWith("slf4j-")) {
        entries.add(entry);
      }
    }
    return List.copyOf(entries);
  }

  /** The jar that a class of the test's own class path comes from. */
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
