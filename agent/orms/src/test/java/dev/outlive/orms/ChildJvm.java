package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A JVM of its own, with the packaged agent or without. It must end by itself with exit code 0, and
 * the agent must have swallowed no failure of its own.
 */
final class ChildJvm {
  private static final Path AGENT =
      Path.of(System.getProperty("outlive.agent.jar", "../target/outlive-agent.jar"))
          .toAbsolutePath();
  private static final Path RUNS = Path.of("target", "runs").toAbsolutePath();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final long LIMIT_SECONDS = 180;

  /** The words by which the agent says that something of it does not work. */
  private static final Pattern FAILURE =
      Pattern.compile("suppress|fail|switched off|unknown setting", Pattern.CASE_INSENSITIVE);

  private static final Pattern ADAPTER_OFF = Pattern.compile("adapter \\S+ is off");

  private final Path folder;
  private final Path log;
  private final List<String> options = new ArrayList<>();
  private boolean adapterOff;

  /** The output and the log go to a folder of this name and a number: another may run the same. */
  ChildJvm(String name) {
    folder = RUNS.resolve(name + "-" + NUMBER.incrementAndGet());
    log = folder.resolve("violations.jsonl");
  }

  /** Has an agent besides, which comes before ours if it is added before. */
  ChildJvm withAgent(Path other) {
    options.add("-javaagent:" + other);
    return this;
  }

  ChildJvm withAgent() {
    assertThat(AGENT).as("the packaged agent").exists();
    withAgent(AGENT);
    set("outlive.log.format", "json");
    set("outlive.log.file", log);
    // Each stack is asserted: none must be sampled away.
    set("outlive.stacks", "full");
    return this;
  }

  ChildJvm set(String property, Object value) {
    options.add("-D" + property + "=" + value);
    return this;
  }

  /** With an ORM whose adapter will be off. */
  ChildJvm withoutAdapter() {
    adapterOff = true;
    return this;
  }

  /**
   * What it has said.
   *
   * @param lines by itself
   * @param log by the agent
   */
  record Said(List<String> lines, JsonLog log) {}

  /** Runs a program, which the last of the JVM's options name. */
  Said run(List<String> program) {
    try {
      return launch(program);
    } catch (IOException failure) {
      throw new AssertionError("the child could not be run", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the child ran", interrupted);
    }
  }

  private Said launch(List<String> program) throws IOException, InterruptedException {
    Sources.empty(folder);
    Process child =
        new ProcessBuilder(command(program))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    try {
      if (!child.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        fail("not finished within %s s, see %s", LIMIT_SECONDS, folder);
      }
    } finally {
      child.destroyForcibly();
    }
    List<String> errors = Files.readAllLines(folder.resolve("stderr"));
    assertThat(child.exitValue()).as("exit code, see %s%n%s", folder, tail(errors)).isZero();
    Said said = new Said(Files.readAllLines(folder.resolve("stdout")), JsonLog.read(log));
    assertThat(said.log().notices())
        .as("notices of failures, see %s", folder)
        .noneMatch(notice -> FAILURE.matcher(notice).find());
    assertThat(said.log().notices().stream().anyMatch(ADAPTER_OFF.asPredicate()))
        .as("an adapter is off, see %s", folder)
        .isEqualTo(adapterOff);
    return said;
  }

  private List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(program);
    return command;
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }
}
