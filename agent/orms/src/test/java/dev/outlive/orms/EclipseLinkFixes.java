package dev.outlive.orms;

import java.util.stream.Stream;

/** How auto-fix is tried with EclipseLink. */
final class EclipseLinkFixes {
  private EclipseLinkFixes() {}

  static Stream<Line> lines() {
    return Line.of(Orm.ECLIPSELINK);
  }

  /** Without the agent, and without the late reads. */
  static FixRun plain(Line line, String... groups) {
    return FixRun.of(OrmJvm.fixing(line, groups));
  }

  /** Without the agent, and with late reads that EclipseLink answers. */
  static FixRun reading(Line line, String... groups) {
    return FixRun.of(OrmJvm.fixing(line, groups).set("fix.read", true));
  }

  /** With auto-fix on, and with late reads that it serves. */
  static FixRun served(Line line, String... groups) {
    return FixRun.of(jvm(line, groups).set("fix.read", true));
  }

  /** With auto-fix on. The first read of a cold JVM on a busy machine is no measure of a pool. */
  static OrmJvm jvm(Line line, String... groups) {
    return OrmJvm.fixing(line, groups)
        .withAgent()
        .set("outlive.autofix", true)
        .set("outlive.snapshot.max-millis", 20_000);
  }

  /** Whether a to-one is lazy, and a column. */
  static boolean woven(Line line) {
    return line.variant() == Variant.WOVEN;
  }
}
