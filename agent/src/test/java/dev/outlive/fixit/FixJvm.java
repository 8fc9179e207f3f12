package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.fixit.program.Store;
import dev.outlive.orm.Model;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own that runs a program over the ORM, with the packaged agent or without. */
final class FixJvm {
  private static final Path AGENT =
      Path.of(System.getProperty("outlive.agent.jar", "target/outlive-agent.jar")).toAbsolutePath();
  private static final Path RUNS = Path.of("target", "fixit").toAbsolutePath();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final long LIMIT_SECONDS = 120;

  /** By one class each; what the programs need and nothing of the agent's. */
  private static final List<Class<?>> LIBRARIES =
      List.of(
          Model.class,
          org.jooq.DSLContext.class,
          io.r2dbc.spi.ConnectionFactory.class,
          org.reactivestreams.Publisher.class,
          HikariDataSource.class,
          org.slf4j.Logger.class,
          org.h2.Driver.class,
          org.postgresql.Driver.class,
          net.ttddyy.dsproxy.support.ProxyDataSource.class,
          org.springframework.jdbc.datasource.SingleConnectionDataSource.class,
          org.springframework.transaction.TransactionException.class,
          org.springframework.beans.factory.InitializingBean.class,
          org.springframework.core.NestedRuntimeException.class,
          org.springframework.context.ApplicationContext.class,
          org.apache.commons.logging.Log.class,
          Store.class);

  private static final Pattern FAILURE =
      Pattern.compile("suppress|fail|switched off|unknown", Pattern.CASE_INSENSITIVE);

  private final Class<?> program;
  private final List<String> arguments;
  private final List<String> agentsAhead = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private boolean withAgent = true;
  private boolean failuresExpected;

  private FixJvm(Class<?> program, String... arguments) {
    this.program = program;
    this.arguments = List.of(arguments);
    for (Class<?> library : LIBRARIES) {
      Path place = placeOf(library);
      if (!classPath.contains(place)) {
        classPath.add(place);
      }
    }
  }

  static FixJvm running(Class<?> program, String... arguments) {
    return new FixJvm(program, arguments);
  }

  /** The jar or folder that a class comes from. */
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** An empty folder for what runs share. */
  static Path folder(String name) {
    try {
      return Files.createDirectories(
          RUNS.resolve(
              name + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** As without it: what the program says is to be the same. */
  FixJvm withoutAgent() {
    withAgent = false;
    return this;
  }

  FixJvm set(String property, Object value) {
    options.add("-D" + property + "=" + value);
    return this;
  }

  FixJvm fixing() {
    // The first read of a cold JVM on a busy machine is no measure of a pool.
    return set("outlive.autofix", true).set("outlive.snapshot.max-millis", 20_000);
  }

  /** Puts classes in front of all others. */
  FixJvm shadowedBy(Path folder) {
    classPath.add(0, folder);
    return this;
  }

  /** Puts our agent ahead of this other one, a class that is on the class path. */
  FixJvm aheadOf(Class<?> agent) {
    options.add("-javaagent:" + agentJar(agent));
    return this;
  }

  /** Puts our agent behind this other one, a class that is on the class path. */
  FixJvm behind(Class<?> agent) {
    agentsAhead.add("-javaagent:" + agentJar(agent));
    return this;
  }

  private static Path agentJar(Class<?> agent) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", agent.getName());
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    manifest.getMainAttributes().putValue("Can-Redefine-Classes", "true");
    Path jar = folder("agent").resolve("agent.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      return jar;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Failures of the agent's own are injected: they may be said. */
  FixJvm expectingFailures() {
    failuresExpected = true;
    return this;
  }

  FixRun run() {
    try {
      return launch();
    } catch (IOException failure) {
      throw new AssertionError("the child could not be run", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while the child ran", interrupted);
    }
  }

  private FixRun launch() throws IOException, InterruptedException {
    assertThat(AGENT).as("the packaged agent").exists();
    Path folder = folder(program.getSimpleName());
    Path log = folder.resolve("violations.jsonl");
    Files.deleteIfExists(log);
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
    assertThat(child.exitValue()).as("exit code, see %s: %s", folder, errors).isZero();
    FixRun run = FixRun.read(Files.readAllLines(folder.resolve("stdout")), log);
    if (!failuresExpected) {
      assertThat(run.notices())
          .as("notices of failures, see %s", folder)
          .noneMatch(notice -> FAILURE.matcher(notice).find());
    }
    return run;
  }

  private List<String> command(Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(agentsAhead);
    if (withAgent) {
      command.add("-javaagent:" + AGENT);
      command.add("-Doutlive.log.format=json");
      command.add("-Doutlive.log.file=" + log);
      // What is learned is learned by the stack of the load: none must be sampled away.
      command.add("-Doutlive.stacks=full");
    }
    Stream.of("outlive.test.postgres.url")
        .filter(name -> System.getProperty(name) != null)
        .forEach(name -> set(name, System.getProperty(name)));
    command.addAll(options);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(program.getName());
    command.addAll(arguments);
    return command;
  }
}
