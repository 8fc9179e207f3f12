package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A JVM of its own that plays a host: with or without the packaged agent, and what else it has. */
final class HostJvm {
  private static final Path AGENT =
      Path.of(System.getProperty("outlive.agent.jar", "target/outlive-agent.jar")).toAbsolutePath();

  /** Where the build puts jars that cannot be on the test class path. */
  private static final Path LIBRARIES =
      Path.of(System.getProperty("outlive.hosts.libraries", "target/hosts/lib")).toAbsolutePath();

  private static final long LIMIT_SECONDS = 120;

  /** The file in the host's folder that its standard error goes to. */
  static final String ERRORS = "stderr";

  private final Folder folder;
  private final List<String> options = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private Path java = Path.of(System.getProperty("java.home"), "bin", "java");

  private HostJvm(Folder folder) {
    this.folder = folder;
    options.add("-Xmx256m");
    options.add("-XX:+UseSerialGC");
    options.add("-XX:TieredStopAtLevel=1");
  }

  /** A host that works in this folder. */
  static HostJvm in(Folder folder) {
    return new HostJvm(folder);
  }

  /** The agent's own jar. */
  static Path agentJar() {
    assertThat(AGENT).as("the packaged agent").exists();
    return AGENT;
  }

  /** A jar that the build has put aside, by its file's name without the ending. */
  static Path library(String name) {
    Path jar = LIBRARIES.resolve(name + ".jar");
    assertThat(jar).as("put there by the build's process-test-resources").exists();
    return jar;
  }

  /** A jar of the test class path, by its artifact's name. */
  static Path artifact(String name) {
    Pattern jar = Pattern.compile(Pattern.quote(name) + "-\\d[^/\\\\]*\\.jar");
    return testClassPath().stream()
        .filter(entry -> jar.matcher(entry.getFileName().toString()).matches())
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on the test class path"));
  }

  /** The folder of the fixtures' class files. */
  static Path fixtures() {
    return testClassPath().stream()
        .filter(entry -> entry.endsWith("test-classes"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no test-classes on the test class path"));
  }

  static List<Path> testClassPath() {
    String entries =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(entries.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .toList();
  }

  /** Attaches the agent, behind the agents attached so far; it logs JSON to a file. */
  HostJvm agent() {
    return agent("log.format=json,log.file=" + folder.path().resolve(HostRun.LOG).toAbsolutePath());
  }

  /** Attaches the agent with this argument, behind the agents attached so far. */
  HostJvm agent(String argument) {
    return otherAgent(agentJar(), argument);
  }

  HostJvm otherAgent(Path jar, String argument) {
    return option("-javaagent:" + jar + (argument.isEmpty() ? "" : "=" + argument));
  }

  HostJvm option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  HostJvm set(String property, Object value) {
    return option("-D" + property + "=" + value);
  }

  HostJvm environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs on another Java runtime than this test does. */
  HostJvm runtime(Path home) {
    java = home.resolve("bin").resolve("java");
    return this;
  }

  HostJvm on(Path... entries) {
    classPath.addAll(List.of(entries));
    return this;
  }

  /** Runs a fixture, whose classes are put on the class path. */
  HostRun run(Class<?> main, String... arguments) {
    classPath.add(0, fixtures());
    return run(main.getName(), arguments);
  }

  HostRun run(String main, String... arguments) {
    program.add(main);
    program.addAll(List.of(arguments));
    return run();
  }

  HostRun runJar(Path jar, String... arguments) {
    program.add("-jar");
    program.add(jar.toString());
    program.addAll(List.of(arguments));
    return run();
  }

  private HostRun run() {
    try {
      Path output = folder.path().resolve("stdout");
      Path errors = folder.path().resolve(ERRORS);
      ProcessBuilder builder = new ProcessBuilder(command());
      builder.directory(folder.path().toFile());
      // What the caller's environment says of Java or of us is not part of the test.
      builder.environment().keySet().removeIf(HostJvm::meddling);
      builder.environment().putAll(environment);
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      Process process = builder.start();
      try {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
          fail("not finished within %s s, see %s", LIMIT_SECONDS, folder.path());
        }
      } finally {
        process.destroyForcibly();
      }
      return new HostRun(
          folder.path(),
          process.exitValue(),
          Files.readAllLines(output),
          Files.readAllLines(errors));
    } catch (IOException failure) {
      throw new AssertionError("the host could not be run", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the host ran", interrupted);
    }
  }

  private static boolean meddling(String variable) {
    return variable.startsWith("OUTLIVE_")
        || variable.startsWith("JAVA_TOOL")
        || variable.startsWith("JDK_JAVA")
        || variable.startsWith("OTEL_");
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(options);
    if (!classPath.isEmpty()) {
      command.add("-cp");
      command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    }
    command.addAll(program);
    return command;
  }
}
