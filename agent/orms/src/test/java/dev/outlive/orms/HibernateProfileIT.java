package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one JVM has learned of Hibernate's entities, the next one knows from the first request. */
class HibernateProfileIT {
  private static final String PATH =
      "app.Customer.tags <- app.Lead$1.lead < app.Served.rounds < app.Served.ofProfile"
          + " < app.Scenario.run < app.FixProgram.main";

  @TempDir private Path folder;

  static Stream<Line> lines() {
    return HibernateFixes.lines();
  }

  private FixRun run(Line line) {
    return FixRun.of(Fixes.jvm(line, "profile").set("outlive.profile", profile()));
  }

  private Path profile() {
    return folder.resolve("paths.txt");
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void theNextJvmServesWithoutAReadOfItsOwn(Line line) throws IOException {
    FixRun first = run(line);
    assertThat(first.outcomes("profile")).containsExactly("reloaded", "snapshot");
    assertThat(Files.readAllLines(profile())).contains("learned " + PATH);

    FixRun next = run(line);
    assertThat(next.outcomes("profile")).containsExactly("snapshot");
    for (String round : List.of("1", "2")) {
      assertThat(next.said("profile", round + ".read")).isEqualTo("[tag 1, tag 2]");
      assertThat(next.said("profile", round + ".read.io")).isEqualTo("0/0");
      assertThat(next.said("profile", round + ".lead.io")).isEqualTo("1/2");
    }
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void offLeavesHibernateToItself(Line line) throws IOException {
    Files.writeString(profile(), "off " + PATH);
    FixRun run = run(line);
    assertThat(run.outcomes("profile")).containsExactly("threw");
    assertThat(run.refusals("profile")).isEmpty();
    for (String round : List.of("1", "2")) {
      assertThat(run.said("profile", round + ".read")).startsWith("LazyInitializationException: ");
      assertThat(run.said("profile", round + ".read.io")).isEqualTo("0/0");
      assertThat(run.said("profile", round + ".lead.io")).isEqualTo("1/1");
    }
    assertThat(Files.readAllLines(profile())).containsExactly("off " + PATH);
  }
}
