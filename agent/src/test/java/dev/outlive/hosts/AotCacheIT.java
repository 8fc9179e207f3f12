package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.hosts.fixture.PooledApplication;
import dev.outlive.hosts.fixture.ReadsAfterClose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applications that start from an AOT cache, each trained in another way: ours crashes none, and
 * where it sees nothing it says so.
 */
@EnabledForJreRange(min = JRE.JAVA_25)
class AotCacheIT {
  private static final String CACHE = "application.aot";
  private static final String WITH_AGENTS = "java.instrument";

  private static HostJvm application(Folder folder) {
    // A cache takes classes from jars only.
    Path jar =
        new JarContent()
            .with(PooledApplication.class, ReadsAfterClose.class)
            .to(folder.resolve("application.jar"));
    return HostJvm.in(folder)
        .set("slf4j.internal.verbosity", "ERROR")
        .on(jar, HostJvm.artifact("h2"), HostJvm.artifact("HikariCP"))
        .on(HostJvm.artifact("slf4j-api"));
  }

  private static HostJvm training(Folder folder) {
    return application(folder).option("-XX:AOTCacheOutput=" + CACHE);
  }

  private static HostRun run(HostJvm host) {
    HostRun run = host.run(PooledApplication.class.getName());
    assertThat(run.exitCode()).as("exit code, see %s", run.folder()).isZero();
    assertThat(run.said("sum")).isEqualTo("600");
    assertThat(run.said("refused")).isEqualTo("JdbcSQLNonTransientException");
    assertThat(run.folder().resolve(CACHE)).isNotEmptyFile();
    return run;
  }

  private static HostRun fromCache(Folder folder) {
    return run(application(folder).option("-XX:AOTCache=" + CACHE).agent());
  }

  private static void assertWatching(HostRun run) {
    assertThat(HostRun.frames(run.untroubled().violation(), "used"))
        .anyMatch(frame -> frame.contains("ReadsAfterClose.read("));
  }

  /** The classes are there before the agent; a JVM that offers them after all is as good. */
  private static void assertWatchingOrSayingWhyNot(HostRun run) {
    if (run.violations().isEmpty()) {
      assertThat(run.notices())
          .as("notices, see %s", run.folder())
          .anyMatch(
              notice ->
                  notice.contains("JDBC classes were loaded before the agent")
                      && notice.contains("-XX:-AOTClassLinking"));
    } else {
      assertWatching(run);
    }
  }

  @Test
  void aCacheTrainedWithoutAgentsIsRejectedByTheJvmAndEverythingIsWatched() {
    Folder folder = Folder.named("aot-plain");
    run(training(folder));
    assertWatching(fromCache(folder));
  }

  @Test
  void aCacheTrainedForAgentsHidesItsClassesAndThatIsSaid() {
    Folder folder = Folder.named("aot-for-agents");
    run(training(folder).option("--add-modules", WITH_AGENTS));
    assertWatchingOrSayingWhyNot(fromCache(folder));
  }

  @Test
  void aCacheWithoutLinkedClassesIsUsedAndEverythingIsWatched() {
    Folder folder = Folder.named("aot-not-linked");
    run(training(folder).option("-XX:-AOTClassLinking", "--add-modules", WITH_AGENTS));
    HostRun run = fromCache(folder);
    assertWatching(run);
    assertThat(run.errors()).as("what the JVM says of the cache").isEmpty();
  }

  @ParameterizedTest(name = "told by a file of arguments: {0}")
  @ValueSource(booleans = {false, true})
  void aTrainingRunIsNotWovenAndItsCacheDoesNoHarm(boolean byFile) throws IOException {
    Folder folder = Folder.named("aot-trained-with-us-" + byFile);
    String option = "-XX:AOTCacheOutput=" + CACHE;
    Path file = Files.writeString(folder.resolve("arguments"), option);
    HostRun training =
        run(application(folder).option(byFile ? "@" + file.getFileName() : option).agent());
    assertThat(training.notices())
        .anyMatch(notice -> notice.contains("not watching: this JVM records an AOT cache"));
    assertThat(training.violations()).isEqualTo(List.of());
    assertWatchingOrSayingWhyNot(fromCache(folder));
  }
}
