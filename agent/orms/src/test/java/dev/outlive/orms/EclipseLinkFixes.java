package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

/** How auto-fix is tried with EclipseLink. */
final class EclipseLinkFixes {
  private EclipseLinkFixes() {}

  static Stream<Line> lines() {
    return Line.of(Orm.ECLIPSELINK);
  }

  /** Whether there is a scenario of what only weaving makes lazy. */
  static boolean has(Line line, FixRun run, String scenario) {
    assertThat(run.scenarios().contains(scenario)).as(scenario).isEqualTo(woven(line));
    return woven(line);
  }

  /** Whether a to-one is lazy, and a column. */
  static boolean woven(Line line) {
    return line.variant() == Variant.WOVEN;
  }
}
