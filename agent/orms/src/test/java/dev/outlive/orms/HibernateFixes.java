package dev.outlive.orms;

import java.util.stream.Stream;

/** How auto-fix is tried with Hibernate. */
final class HibernateFixes {
  private HibernateFixes() {}

  /** Its classes as they are: what stands for lazy attributes is Hibernate's own. */
  static Stream<Line> lines() {
    return Line.of(Orm.HIBERNATE).filter(line -> line.variant() == Variant.PLAIN);
  }
}
