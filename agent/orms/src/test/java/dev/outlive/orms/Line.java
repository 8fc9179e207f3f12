package dev.outlive.orms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A version of an ORM in one of the ways to set it up: what one JVM is started for.
 *
 * @param library the version
 * @param variant the way
 */
record Line(Library library, Variant variant) {
  private static final String CHOSEN = System.getProperty("outlive.orms.lines", "");

  private static final Set<Line> USUAL =
      Set.of(
          new Line(Library.HIBERNATE_7_4, Variant.PLAIN),
          new Line(Library.ECLIPSELINK_4_0, Variant.WOVEN),
          new Line(Library.OPENJPA_4_1, Variant.NULL),
          new Line(Library.DATANUCLEUS_6_0, Variant.REFUSING),
          new Line(Library.MYBATIS_3_5_19, Variant.PLAIN),
          new Line(Library.EBEAN_15_11, Variant.BEANS),
          new Line(Library.ACTIVEJDBC_3_4, Variant.MODELS),
          new Line(Library.CAYENNE_4_2, Variant.PLAIN),
          new Line(Library.ORMLITE_6_1, Variant.PLAIN),
          new Line(Library.JOOQ_3_19, Variant.PLAIN),
          new Line(Library.JDBI_3, Variant.PLAIN));

  /** Those of an ORM that this run is to try. */
  static Stream<Line> of(Orm orm) {
    return chosen().filter(line -> line.library().orm() == orm);
  }

  /** One of each ORM, or with {@code outlive.test.matrix} all, or those of a prefix. */
  static Stream<Line> chosen() {
    if (!CHOSEN.isEmpty()) {
      return all().stream().filter(line -> line.toString().startsWith(CHOSEN));
    }
    return all().stream()
        .filter(line -> Boolean.getBoolean("outlive.test.matrix") || USUAL.contains(line));
  }

  private static List<Line> all() {
    List<Line> lines = new ArrayList<>();
    for (Library library : Library.values()) {
      for (Variant variant : Variant.values()) {
        if (library.known() && variant.isOf(library)) {
          lines.add(new Line(library, variant));
        }
      }
    }
    return lines;
  }

  @Override
  public String toString() {
    return library.title() + "-" + variant.title();
  }
}
