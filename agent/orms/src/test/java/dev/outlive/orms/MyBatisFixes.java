package dev.outlive.orms;

import java.util.stream.Stream;

/** How auto-fix is tried with MyBatis. */
final class MyBatisFixes {
  private MyBatisFixes() {}

  static Stream<Line> lines() {
    return Line.of(Orm.MYBATIS);
  }

  /** Without the agent. */
  static FixRun plain(Line line, String... groups) {
    return FixRun.of(OrmJvm.fixing(line, groups));
  }

  /** With auto-fix on. The first read of a cold JVM on a busy machine is no measure of a pool. */
  static OrmJvm jvm(Line line, String... groups) {
    return OrmJvm.fixing(line, groups)
        .withAgent()
        .set("outlive.autofix", true)
        .set("outlive.snapshot.max-millis", 20_000);
  }
}
