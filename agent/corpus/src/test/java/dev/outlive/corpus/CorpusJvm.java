package dev.outlive.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The shop in a JVM of its own, as its executable jar, with the packaged agent. It must end by
 * itself with exit code 0, and the agent must have suppressed nothing and woven everything.
 */
final class CorpusJvm {

  private static final Path AGENT =
      Path.of(System.getProperty("outlive.agent.jar", "../target/outlive-agent.jar"));
  private static final Path SHOP =
      Path.of(System.getProperty("outlive.corpus.jar", "target/outlive-corpus-application.jar"));

  /** The words by which the agent says that something of its own went wrong. */
  private static final Pattern FAILURE =
      Pattern.compile(
          "suppress|fail|switched off|unknown setting|could not|cannot|dropped",
          Pattern.CASE_INSENSITIVE);

  private static final Duration BESIDE_THE_LOAD = Duration.ofMinutes(3);

  private final Path folder;
  private final Duration load;
  private final List<String> options = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();

  private CorpusJvm(String name, Duration load) {
    this.folder = Path.of("target", "corpus", name).toAbsolutePath();
    this.load = load;
    arguments.add("--seconds=" + load.toSeconds());
  }

  /** The output and the log go to a folder of this name. */
  static CorpusJvm busyFor(Duration load, String name) {
    return new CorpusJvm(name, load);
  }

  /** An option of the JVM. */
  CorpusJvm option(String option) {
    options.add(option);
    return this;
  }

  /** An argument of the shop. */
  CorpusJvm argument(String argument) {
    arguments.add(argument);
    return this;
  }

  CorpusRun run() throws IOException, InterruptedException {
    assertThat(AGENT).as("the packaged agent").exists();
    assertThat(SHOP).as("the packaged application").exists();
    emptyFolder();
    Path log = folder.resolve("violations.jsonl");
    Process child =
        new ProcessBuilder(command(log))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    try {
      Duration limit = load.plus(BESIDE_THE_LOAD);
      if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        fail("not finished within %s, see %s", limit, folder);
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue())
        .as("exit code, see %s%n%s", folder, tail(folder.resolve("stderr")))
        .isZero();
    CorpusRun run = new CorpusRun(Files.readAllLines(folder.resolve("stdout")), JsonLog.read(log));
    assertThat(run.log().notices())
        .as("the agent's notices, see %s", folder)
        .anyMatch(notice -> notice.startsWith("active: "))
        .noneMatch(notice -> FAILURE.matcher(notice).find());
    assertThat(run.classesWoven()).as("classes woven").isGreaterThan(20);
    return run;
  }

  private List<String> command(Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    command.addAll(options);
    command.add("-javaagent:" + AGENT.toAbsolutePath().normalize());
    command.add("-Doutlive.log.format=json");
    command.add("-Doutlive.log.file=" + log);
    command.add("-jar");
    command.add(SHOP.toAbsolutePath().toString());
    command.addAll(arguments);
    return command;
  }

  private void emptyFolder() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
  }

  private static String tail(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }
}
