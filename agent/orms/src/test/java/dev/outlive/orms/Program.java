package dev.outlive.orms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The program of a line, compiled and made ready once in a test run.
 *
 * @param main its main class
 * @param classPath all that it needs
 */
record Program(String main, List<Path> classPath) {
  /** Where programs are made ready. */
  static final Path FOLDER = Path.of("target", "programs").toAbsolutePath();

  private static final Map<Line, Program> READY = new ConcurrentHashMap<>();
  private static final Map<Library, Program> OF_FIXES = new ConcurrentHashMap<>();

  static Program of(Line line) {
    return READY.computeIfAbsent(line, Program::prepare);
  }

  private static final List<String> MYBATIS_FIXES =
      List.of(
          "common",
          "fix/app/sql",
          "fix/app/Crowd.java",
          "fix/app/Said.java",
          "fix/app/Scenario.java",
          "mybatis/app/Customer.java",
          "mybatis/app/Ending.java",
          "mybatis/app/Note.java",
          "mybatis/app/Order.java",
          "mybatis/app/ShopMapper.java",
          "mybatis-fix");

  /** What auto-fix is tried with, of Hibernate without its weaving. */
  static Program ofFixes(Library library) {
    return OF_FIXES.computeIfAbsent(
        library, library.orm() == Orm.OPENJPA ? OpenJpaFixes::prepare : Program::prepareFixes);
  }

  private static Program prepareFixes(Library library) {
    try {
      Path classes = FOLDER.resolve(library.title() + "-fix");
      boolean hibernate = library.orm() == Orm.HIBERNATE;
      List<String> sets = new ArrayList<>(hibernate ? List.of("common", "fix") : MYBATIS_FIXES);
      if (hibernate && library != Library.HIBERNATE_5_6) {
        sets.add("fix-6");
      }
      Sources.compile(sets, library, classes);
      List<Path> classPath = new ArrayList<>(List.of(classes));
      classPath.add(ClassPath.placeOf(org.postgresql.Driver.class));
      classPath.addAll(ClassPath.of(library));
      String main = hibernate ? "app.FixProgram" : "app.MyBatisFixProgram";
      return new Program(main, List.copyOf(classPath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Program prepare(Line line) {
    try {
      Orm orm = line.library().orm();
      Path classes = FOLDER.resolve(line.toString());
      Sources.compile(orm.sets(), line.library(), classes);
      if (orm.provider() != null) {
        PersistenceXml.write(line, classes);
      }
      line.variant().weaving().weave(line, classes);
      List<Path> classPath = new ArrayList<>(List.of(classes));
      classPath.addAll(ClassPath.of(line.library()));
      return new Program(orm.program(), List.copyOf(classPath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
