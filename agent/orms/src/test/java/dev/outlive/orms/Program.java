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

  private static final List<String> ECLIPSELINK_FIXES =
      List.of(
          "common",
          "jpa/app/Customer.java",
          "jpa/app/Ending.java",
          "jpa/app/Note.java",
          "jpa/app/Order.java",
          "fix/app/sql",
          "fix/app/Crowd.java",
          "fix/app/Said.java",
          "fix/app/Scenario.java",
          "fix/app/Seen.java",
          "eclipselink-fix");
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

  private static final List<String> EBEAN_FIXES =
      List.of("common", "fix/app/sql", "fix/app/Said.java", "fix/app/Scenario.java", "ebean-fix");

  private static final String JTA = "jakarta.transaction:jakarta.transaction-api:";

  private static final Map<Line, Program> READY = new ConcurrentHashMap<>();
  private static final Map<Line, Program> OF_FIXES = new ConcurrentHashMap<>();

  static Program of(Line line) {
    return READY.computeIfAbsent(line, Program::prepare);
  }

  /** What auto-fix is tried with: of Hibernate, without its weaving. */
  static Program ofFixes(Line line) {
    return OF_FIXES.computeIfAbsent(
        line,
        line.library().orm() == Orm.OPENJPA
            ? each -> OpenJpaFixes.prepare(each.library())
            : Program::prepareFixes);
  }

  private static Program prepareFixes(Line line) {
    Library library = line.library();
    try {
      Path classes = FOLDER.resolve(line + "-fix");
      List<Path> libraries = librariesOfFixes(library);
      Sources.compile(setsOfFixes(library), library.api(), libraries, classes);
      if (library.orm() == Orm.ECLIPSELINK) {
        List<String> entities = new ArrayList<>(PersistenceXml.ENTITIES);
        entities.add("app.Parcel");
        PersistenceXml.write(line, entities, classes);
      } else if (library.orm() == Orm.EBEAN) {
        Weaving.EBEAN.weave(line, classes);
      }
      List<Path> classPath = new ArrayList<>(List.of(classes));
      classPath.addAll(libraries);
      String main = library.orm() == Orm.MYBATIS ? "app.MyBatisFixProgram" : "app.FixProgram";
      return new Program(main, List.copyOf(classPath));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> librariesOfFixes(Library library) {
    List<Path> libraries = new ArrayList<>(ClassPath.of(library));
    libraries.add(ClassPath.placeOf(org.postgresql.Driver.class));
    if (library.orm() == Orm.HIBERNATE) {
      libraries.add(ClassPath.placeOf(com.fasterxml.jackson.databind.ObjectMapper.class));
      libraries.add(ClassPath.placeOf(com.fasterxml.jackson.core.JsonGenerator.class));
      libraries.add(ClassPath.placeOf(com.fasterxml.jackson.annotation.JsonInclude.class));
    } else if (library.orm() == Orm.ECLIPSELINK) {
      String version = library.javax() ? "1.3.3" : "2.0.1";
      libraries.addAll(Repository.resolve(List.of(JTA + version)));
    }
    return libraries;
  }

  private static List<String> setsOfFixes(Library library) {
    return switch (library.orm()) {
      case ECLIPSELINK -> ECLIPSELINK_FIXES;
      case MYBATIS -> MYBATIS_FIXES;
      case EBEAN -> EBEAN_FIXES;
      default ->
          library == Library.HIBERNATE_5_6
              ? List.of("common", "fix")
              : List.of("common", "fix", "fix-6");
    };
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
