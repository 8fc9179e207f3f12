package dev.outlive.orms;

import java.util.stream.Stream;

/** How auto-fix is tried with EclipseLink. */
final class EclipseLinkFixes {
  private EclipseLinkFixes() {}

  static Stream<Line> lines() {
    return Line.of(Orm.ECLIPSELINK);
  }

  /** Whether a to-one is lazy, and a column. */
  static boolean woven(Line line) {
    return line.variant() == Variant.WOVEN;
  }
}
