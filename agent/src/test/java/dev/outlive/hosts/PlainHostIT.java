package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hosts.fixture.AsksForTheServerLate;
import dev.outlive.hosts.fixture.CatchesTheVerdict;
import dev.outlive.hosts.fixture.HelloWorld;
import dev.outlive.hosts.fixture.LooksForTheAgent;
import dev.outlive.hosts.fixture.ReadsAfterClose;
import dev.outlive.hosts.fixture.StopsTheAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Small hosts: nothing to watch, the agent turned off, stopped, or asked to throw. */
class PlainHostIT {
  private static final int HELLO_EXIT_CODE = 3;

  @Test
  void aProgramWithoutJdbcHasItsOwnOutputAndExitCode() {
    HostRun run =
        HostJvm.in(Folder.named("hello"))
            .agent("")
            .run(HelloWorld.class, Integer.toString(HELLO_EXIT_CODE));

    assertThat(run.exitCode()).isEqualTo(HELLO_EXIT_CODE);
    assertThat(run.output()).containsExactly("Hello, world");
    assertThat(run.errors())
        .singleElement()
        .asString()
        .startsWith("outlive: ")
        .contains("armed", "no JDBC class seen");
  }

  @Test
  void aProgramWithoutJdbcHasFewClassesOfOursAndNoneThatTheJvmHadToMake() throws IOException {
    Folder folder = Folder.named("hello-classes");
    HostJvm.in(folder)
        .agent("")
        .option("-Xlog:class+load:file=classes.txt")
        .run(HelloWorld.class, Integer.toString(HELLO_EXIT_CODE));

    List<String> all = Files.readAllLines(folder.resolve("classes.txt"));
    assertThat(all)
        .as("what takes the JVM long to make ready")
        .noneMatch(line -> line.contains(" java.lang.ProcessHandleImpl "));
    List<String> loaded =
        all.stream()
            .filter(line -> line.contains(" dev.outlive.") || line.contains(" org.objectweb."))
            .filter(line -> !line.contains(HelloWorld.class.getName()))
            .toList();
    assertThat(loaded).hasSizeBetween(10, 72).noneMatch(line -> line.contains("$$Lambda"));
  }

  @Test
  void withTheDefaultsAViolationIsToldOnStandardErrorAndNowhereElse() {
    Folder folder = Folder.named("defaults");
    HostRun run =
        HostJvm.in(folder).agent("").on(HostJvm.artifact("h2")).run(ReadsAfterClose.class);

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).containsExactly("row: true", "refused: JdbcSQLNonTransientException");
    assertThat(run.errors())
        .filteredOn(line -> line.contains(" ERROR use-after-close: "))
        .hasSize(1);
    assertThat(run.errors().get(0)).startsWith("outlive: ").contains("armed");
    assertThat(folder.files()).containsExactly("stderr", "stdout");
  }

  @Test
  void disabledByASystemPropertyNothingIsThere() {
    Folder folder = Folder.named("disabled-by-property");
    nothingIsThere(folder, logging(HostJvm.in(folder)).set("outlive.enabled", false).agent(""));
  }

  @Test
  void disabledByAnEnvironmentVariableNothingIsThere() {
    Folder folder = Folder.named("disabled-by-variable");
    nothingIsThere(
        folder, logging(HostJvm.in(folder)).environment("OUTLIVE_ENABLED", "false").agent(""));
  }

  @Test
  void disabledByTheAgentArgumentNothingIsThere() {
    Folder folder = Folder.named("disabled-by-argument");
    nothingIsThere(folder, logging(HostJvm.in(folder)).agent("enabled=false"));
  }

  /** Everything that writes a file is switched on, so that a file would be seen. */
  private static HostJvm logging(HostJvm host) {
    return host.set("outlive.log.file", "log").set("outlive.report", "report");
  }

  private static void nothingIsThere(Folder folder, HostJvm host) {
    HostRun run = host.on(HostJvm.artifact("h2")).run(LooksForTheAgent.class);

    assertThat(run.exitCode()).isZero();
    assertThat(run.errors()).isEmpty();
    assertThat(run.output())
        .containsExactly(
            "members: 0", "refused: JdbcSQLNonTransientException", "threads: 0", "hooks: false");
    assertThat(folder.files()).containsExactly("stderr", "stdout");
  }

  @Test
  void enabledTheSameProgramFindsTheAgent() {
    HostRun run =
        HostJvm.in(Folder.named("enabled"))
            .agent()
            .on(HostJvm.artifact("h2"))
            .run(LooksForTheAgent.class)
            .untroubled();

    assertThat(run.said("members")).isNotEqualTo("0");
    assertThat(run.said("threads")).isNotEqualTo("0");
    assertThat(run.said("hooks")).isEqualTo("true");
    assertThat(run.violations()).hasSize(1);
  }

  @Test
  void onRequestTheOffendingCallThrowsWhatTheHostCanCatchByType() {
    HostRun run = throwing(Folder.named("verdict")).run(CatchesTheVerdict.class).untroubled();

    assertThat(run.said("row call")).matches("use-after-close [0-9a-f]{16}");
    assertThat(run.said("structural call")).matches("use-after-close [0-9a-f]{16}");
    assertThat(run.said("after")).isEqualTo("3");
    assertThat(run.violations())
        .hasSize(2)
        .allMatch(violation -> violation.contains("\"outcome\":\"blocked\""))
        .anyMatch(violation -> violation.contains(run.said("row call").split(" ")[1]))
        .anyMatch(violation -> violation.contains(run.said("structural call").split(" ")[1]));
  }

  private static HostJvm throwing(Folder folder) {
    return HostJvm.in(folder)
        .agent()
        .set("outlive.on-violation", "throw")
        .on(HostJvm.artifact("h2"));
  }

  @Test
  void whatIsIgnoredDoesNotThrow() {
    HostRun run =
        throwing(Folder.named("verdict-ignored"))
            .set("outlive.ignore", CatchesTheVerdict.class.getName())
            .run(CatchesTheVerdict.class)
            .untroubled();

    assertThat(run.said("row call")).isEqualTo("refused");
    assertThat(run.said("structural call")).isEqualTo("refused");
    assertThat(run.violations()).isEmpty();
  }

  @Test
  void whatIsAcceptedDoesNotThrow() throws IOException {
    HostRun thrown =
        throwing(Folder.named("verdict-thrown")).run(CatchesTheVerdict.class).untroubled();
    Folder folder = Folder.named("verdict-accepted");
    Path accepted = folder.resolve("accepted.txt");
    Files.writeString(accepted, thrown.said("row call").split(" ")[1] + " # known\n");

    HostRun run =
        throwing(folder)
            .set("outlive.suppressions", accepted.toString())
            .run(CatchesTheVerdict.class)
            .untroubled();

    assertThat(run.said("row call")).isEqualTo("refused");
    assertThat(run.said("structural call")).isEqualTo(thrown.said("structural call"));
    assertThat(run.violations())
        .singleElement()
        .asString()
        .contains(thrown.said("structural call").split(" ")[1]);
  }

  @Test
  void onceStoppedOverJmxTheHooksDoNothing() {
    HostRun run =
        HostJvm.in(Folder.named("stopped"))
            .agent()
            .set("outlive.on-violation", "log")
            .on(HostJvm.artifact("h2"))
            .run(StopsTheAgent.class)
            .untroubled();

    assertThat(run.said("violations")).isEqualTo("1");
    assertThat(run.output())
        .contains(
            "watched, refused: JdbcSQLNonTransientException",
            "opened before the stop, refused: JdbcSQLNonTransientException",
            "opened after the stop, refused: JdbcSQLNonTransientException");
    assertThat(HostRun.frames(run.violation(), "used"))
        .anyMatch(frame -> frame.contains("readsWatched"));
    assertThat(run.notices()).anyMatch(notice -> notice.contains("stopped"));
  }

  @Test
  void theMBeanServerIsLeftToWhoeverAsksForItAndHasTheBeanThen() {
    HostRun run =
        HostJvm.in(Folder.named("late-server"))
            .agent()
            .on(HostJvm.artifact("h2"))
            .run(AsksForTheServerLate.class)
            .untroubled();

    assertThat(run.output()).containsExactly("servers before: 0", "bean at once: true");
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidAndTheRestIsDone() {
    HostRun run =
        HostJvm.in(Folder.named("no-report"))
            .agent()
            // A file lies where its folder would be.
            .set("outlive.report", "stdout/report.html")
            .on(HostJvm.artifact("h2"))
            .run(ReadsAfterClose.class);

    assertThat(run.exitCode()).isZero();
    assertThat(run.violations()).hasSize(1);
    assertThat(run.notices())
        .filteredOn(notice -> notice.contains("the report cannot be written"))
        .hasSize(1);
    assertThat(run.notices()).last().asString().contains("exit: 1 violation");
  }

  /** An option that JVMs before 25 do not have. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void withCompactObjectHeadersNothingIsWarnedOf() {
    HostRun run =
        HostJvm.in(Folder.named("compact-headers"))
            .option("-XX:+UseCompactObjectHeaders")
            .agent()
            .on(HostJvm.artifact("h2"))
            .run(ReadsAfterClose.class)
            .untroubled();

    assertThat(run.errors()).isEmpty();
    assertThat(run.output())
        .isEqualTo(List.of("row: true", "refused: JdbcSQLNonTransientException"));
    assertThat(run.violations()).hasSize(1);
  }
}
