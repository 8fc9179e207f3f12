package dev.outlive.orms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** How auto-fix is tried with OpenJPA. */
final class OpenJpaFixes {
  private static final List<String> SETS =
      List.of(
          "common",
          "fix/app/sql",
          "fix/app/Crowd.java",
          "fix/app/Said.java",
          "fix/app/Scenario.java",
          "fix/app/Seen.java",
          "fix-openjpa");

  /** What OpenJPA puts its code into. */
  private static final List<String> ENHANCED =
      List.of(
          "Country",
          "Customer",
          "Office",
          "Office$Address",
          "Order",
          "Parcel",
          "Party",
          "Seat",
          "Seat$Place");

  private OpenJpaFixes() {}

  /** The program has a unit in each of the ways to set it up: one line is as good as another. */
  static Stream<Line> lines() {
    Set<Library> seen = EnumSet.noneOf(Library.class);
    return Line.of(Orm.OPENJPA).filter(line -> seen.add(line.library()));
  }

  /**
   * With a profile in which a person has marked all that the groups read late; what is served of
   * that leads to more.
   *
   * @param profile the file
   */
  static OrmJvm marked(Line line, Path profile, String... groups) {
    for (int step = 1; step <= 2; step++) {
      FixRun.of(jvm(line, profile, groups));
      mark(profile, "fix");
    }
    return jvm(line, profile, groups);
  }

  private static OrmJvm jvm(Line line, Path profile, String... groups) {
    return Fixes.jvm(line, groups).set("outlive.profile", profile).set("fix.read", true);
  }

  /** Writes another word before all that was learned. */
  static void mark(Path profile, String word) {
    try {
      String learned = Files.readString(profile);
      Files.writeString(profile, learned.replace("\nlearned ", "\n" + word + " "));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Program prepare(Library library) {
    try {
      Path classes = Program.FOLDER.resolve(library.title() + "-fix");
      Sources.compile(SETS, library, classes);
      List<String> files =
          ENHANCED.stream()
              .map(name -> classes.resolve("app").resolve(name + ".class").toString())
              .toList();
      List<String> arguments = new ArrayList<>(List.of("-MetaDataFactory", "jpa"));
      arguments.addAll(files);
      Tool.run("org.apache.openjpa.enhance.PCEnhancer", List.of(classes), library, arguments);
      List<Path> classPath = new ArrayList<>(List.of(classes));
      classPath.addAll(ClassPath.of(library));
      return new Program("app.FixProgram", List.copyOf(classPath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
