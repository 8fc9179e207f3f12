package dev.outlive.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.outlive.it.program.Launcher;
import dev.outlive.it.program.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JVM of its own with the packaged agent attached. Each run must end by itself with exit code 0,
 * and the agent must have woven everything and suppressed nothing.
 */
final class AgentJvm {

  private static final Path JAR =
      Path.of(System.getProperty("outlive.agent.jar", "target/outlive-agent.jar"));
  private static final Path RUNS = Path.of("target", "it");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** The words by which the agent says that it had to swallow a failure of its own. */
  private static final Pattern FAILURE =
      Pattern.compile("suppress|fail|switched off|unknown setting", Pattern.CASE_INSENSITIVE);

  private final Class<? extends Program> program;
  private final List<String> arguments;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Set<String> libraries = new LinkedHashSet<>();
  private final List<Path> ahead = new ArrayList<>();
  private List<String> collector = List.of("-XX:+UseSerialGC");
  private boolean optimizing;
  private Duration limit = Duration.ofMinutes(2);

  private AgentJvm(Class<? extends Program> program, List<String> arguments) {
    this.program = program;
    this.arguments = arguments;
  }

  static AgentJvm running(Class<? extends Program> program, String... arguments) {
    return new AgentJvm(program, List.of(arguments));
  }

  /** Puts jars of the test class path on the child's, each by its artifact's name. */
  AgentJvm on(List<String> artifacts) {
    libraries.addAll(artifacts);
    return this;
  }

  AgentJvm on(String... artifacts) {
    return on(List.of(artifacts));
  }

  /** Puts classes or jars in front of all others. */
  AgentJvm ahead(Path... entries) {
    ahead.addAll(List.of(entries));
    return this;
  }

  AgentJvm set(String property, String value) {
    properties.put(property, value);
    return this;
  }

  /** Chooses another collector, by the JVM's options. */
  AgentJvm collectedBy(String... options) {
    collector = List.of(options);
    return this;
  }

  /**
   * Gives it the optimizing compiler, too, which forgets a reference sooner than the code does.
   * What ends within seconds would pay for it and see nothing of it.
   */
  AgentJvm optimizing(boolean optimizing) {
    this.optimizing = optimizing;
    return this;
  }

  /** How long the child may take before it is killed and the test fails. */
  AgentJvm within(Duration limit) {
    this.limit = limit;
    return this;
  }

  AgentRun run() {
    try {
      return check(launch());
    } catch (IOException failure) {
      throw new AssertionError("the child could not be run", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the child ran", interrupted);
    }
  }

  private record Ended(Path folder, int exitCode, Path log) {}

  private Ended launch() throws IOException, InterruptedException {
    assertThat(JAR).as("the packaged agent").exists();
    Path folder = folder();
    Path log = folder.resolve("violations.jsonl");
    Process child =
        new ProcessBuilder(command(log))
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    try {
      if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        fail("not finished within %s, see %s", limit, folder.toAbsolutePath());
      }
    } finally {
      child.destroyForcibly();
    }
    return new Ended(folder, child.exitValue(), log);
  }

  private Path folder() throws IOException {
    String name =
        program.getSimpleName()
            + arguments.stream().map(argument -> "-" + argument).collect(Collectors.joining());
    Path folder = RUNS.resolve(name + "-" + NUMBER.incrementAndGet());
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
      }
    }
    return Files.createDirectories(folder);
  }

  private List<String> command(Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.addAll(collector);
    if (!optimizing) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-javaagent:" + JAR.toAbsolutePath());
    command.add("-Doutlive.log.format=json");
    command.add("-Doutlive.log.file=" + log.toAbsolutePath());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-cp");
    command.add(classPath());
    command.add(Launcher.class.getName());
    command.add(program.getName());
    command.addAll(arguments);
    return command;
  }

  private String classPath() {
    List<String> known =
        Arrays.asList(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator));
    List<String> chosen = new ArrayList<>();
    ahead.forEach(entry -> chosen.add(entry.toString()));
    known.stream().filter(entry -> Path.of(entry).endsWith("test-classes")).forEach(chosen::add);
    for (String library : libraries) {
      Pattern jar = Pattern.compile(Pattern.quote(library) + "-\\d[^/\\\\]*\\.jar");
      chosen.add(
          known.stream()
              .filter(entry -> jar.matcher(new File(entry).getName()).matches())
              .findFirst()
              .orElseThrow(() -> new AssertionError(library + " is not on the class path")));
    }
    return chosen.stream()
        .map(entry -> new File(entry).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private AgentRun check(Ended ended) throws IOException {
    List<String> output = Files.readAllLines(ended.folder().resolve("stdout"));
    List<String> errors = Files.readAllLines(ended.folder().resolve("stderr"));
    assertThat(ended.exitCode())
        .as("exit code of %s, see %s%n%s", program, ended.folder().toAbsolutePath(), tail(errors))
        .isZero();
    AgentRun run = new AgentRun(output, errors, JsonLog.read(ended.log()));
    assertThat(run.log().notices())
        .as("notices of failures, see %s", ended.folder().toAbsolutePath())
        .noneMatch(notice -> FAILURE.matcher(notice).find());
    assertThat(run.number("AGENT", "weavingFailures")).as("weaving failures").isZero();
    return run;
  }

  private static String tail(List<String> lines) {
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }
}
