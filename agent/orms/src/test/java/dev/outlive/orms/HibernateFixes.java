package dev.outlive.orms;

import java.util.stream.Stream;

/** How auto-fix is tried with Hibernate. */
final class HibernateFixes {
  private HibernateFixes() {}

  /** Its classes as they are: what stands for lazy attributes is Hibernate's own. */
  static Stream<Line> lines() {
    return Line.of(Orm.HIBERNATE).filter(line -> line.variant() == Variant.PLAIN);
  }

  /** With auto-fix on. The first read of a cold JVM on a busy machine is no measure of a pool. */
  static OrmJvm jvm(Line line, String group) {
    return OrmJvm.fixing(line, group)
        .withAgent()
        .set("outlive.autofix", true)
        .set("outlive.snapshot.max-millis", 20_000);
  }
}
