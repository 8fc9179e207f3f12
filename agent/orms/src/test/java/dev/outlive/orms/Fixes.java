package dev.outlive.orms;

/** How auto-fix is tried: a program without the agent, and with it. */
final class Fixes {
  private Fixes() {}

  /** Without the agent, and without the late reads where they can be left out. */
  static FixRun plain(Line line, String... groups) {
    return FixRun.of(OrmJvm.fixing(line, groups));
  }

  /** Without the agent, and with late reads that the ORM answers. */
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
}
