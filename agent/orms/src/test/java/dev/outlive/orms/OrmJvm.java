package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A JVM of its own that runs the program of a line, with the packaged agent or without. */
final class OrmJvm {
  private static final Path AGENT =
      Path.of(System.getProperty("outlive.agent.jar", "../target/outlive-agent.jar"))
          .toAbsolutePath();
  private static final Path RUNS = Path.of("target", "runs").toAbsolutePath();
  private static final long LIMIT_SECONDS = 180;

  /** The words by which the agent says that it had to swallow a failure of its own. */
  private static final Pattern FAILURE =
      Pattern.compile("suppress|fail|switched off|unknown setting", Pattern.CASE_INSENSITIVE);

  private final Line line;
  private final String name;
  private final Program program;
  private final List<String> names;
  private final List<String> options = new ArrayList<>();
  private boolean withAgent;

  private OrmJvm(Line line, String name, Program program, List<String> names) {
    this.line = line;
    this.name = name;
    this.program = program;
    this.names = names;
  }

  /** Runs the cases of these names, or all. */
  static OrmJvm running(Line line, String... names) {
    return new OrmJvm(line, line.toString(), Program.of(line), List.of(names));
  }

  /** Runs groups of what auto-fix is tried with. */
  static OrmJvm fixing(Line line, String... groups) {
    Program program = Program.ofFixes(line);
    return new OrmJvm(line, line + "-" + String.join("-", groups), program, List.of(groups));
  }

  OrmJvm withAgent() {
    withAgent = true;
    return this;
  }

  OrmJvm set(String property, Object value) {
    options.add("-D" + property + "=" + value);
    return this;
  }

  OrmRun run() {
    Said said = said();
    return OrmRun.read(line, said.lines(), said.log());
  }

  /**
   * What a JVM has said.
   *
   * @param lines by itself
   * @param log by the agent
   */
  record Said(List<String> lines, JsonLog log) {}

  Said said() {
    try {
      return launch();
    } catch (IOException failure) {
      throw new AssertionError("the child could not be run", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the child ran", interrupted);
    }
  }

  private Said launch() throws IOException, InterruptedException {
    Path folder = RUNS.resolve(name + (withAgent ? "-watched" : ""));
    Sources.empty(folder);
    Path log = folder.resolve("violations.jsonl");
    Process child =
        new ProcessBuilder(command(log))
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
    assertThat(child.exitValue())
        .as("exit code of %s, see %s%n%s", line, folder, tail(errors))
        .isZero();
    Said said = new Said(Files.readAllLines(folder.resolve("stdout")), JsonLog.read(log));
    assertThat(said.log().notices())
        .as("notices of failures, see %s", folder)
        .noneMatch(notice -> FAILURE.matcher(notice).find());
    return said;
  }

  private List<String> command(Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    for (Path other : line.variant().weaving().agents(line.library())) {
      command.add("-javaagent:" + other);
    }
    if (withAgent) {
      assertThat(AGENT).as("the packaged agent").exists();
      command.add("-javaagent:" + AGENT);
      command.add("-Doutlive.log.format=json");
      command.add("-Doutlive.log.file=" + log);
      // Each stack is asserted: none must be sampled away.
      command.add("-Doutlive.stacks=full");
    }
    command.addAll(options);
    command.add("-cp");
    command.add(Sources.joined(program.classPath()));
    command.add(program.main());
    command.addAll(names);
    return command;
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }
}
