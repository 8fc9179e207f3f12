package dev.outlive.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogbackSinkTest {
  @TempDir Path folder;

  @Test
  void appendsToAFileAndKeepsRecordsAsTheyAre() throws IOException {
    Path file = folder.resolve("a folder (1)/outlive.log");
    for (String text : List.of("first {} ü\n  second", "third")) {
      try (Sink sink = LogbackSink.file(file, 1_000_000)) {
        sink.write(Severity.ERROR, text);
      }
    }

    assertThat(file).hasContent("first {} ü\n  second\nthird\n");
  }

  @Test
  void rollsAtItsSizeAndKeepsFive() throws IOException {
    Path file = folder.resolve("outlive.log");
    try (Sink sink = LogbackSink.file(file, 2_000)) {
      for (int i = 0; i < 1_000; i++) {
        sink.write(i % 2 == 0 ? null : Severity.WARNING, "line " + i + " " + "x".repeat(80));
      }
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "outlive.log",
              "outlive.log.1",
              "outlive.log.2",
              "outlive.log.3",
              "outlive.log.4",
              "outlive.log.5");
    }
    assertThat(Files.size(folder.resolve("outlive.log.5"))).isBetween(1_900L, 2_200L);
    List<String> newest = Files.readAllLines(folder.resolve("outlive.log.1"));
    newest.addAll(Files.readAllLines(file));
    assertThat(newest.get(newest.size() - 1)).startsWith("line 999 ");
  }

  @Test
  void leavesAStreamOpen() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean[] closed = new boolean[1];
    PrintStream stream =
        new PrintStream(bytes, true, UTF_8) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    try (Sink sink = LogbackSink.stream(stream)) {
      sink.write(null, "a notice");
    }

    assertThat(bytes.toString(UTF_8)).isEqualTo("a notice\n");
    assertThat(closed[0]).isFalse();
  }

  @Test
  void writesToTheProcessesStandardErrorInTheSmallestRuntimeWhateverTheHostHasConfigured()
      throws IOException, InterruptedException {
    Path hostLog = folder.resolve("host.log");
    Path hostConfiguration = folder.resolve("logback.xml");
    Files.writeString(
        hostConfiguration,
        "<configuration><appender name='F' class='ch.qos.logback.core.FileAppender'><file>"
            + hostLog
            + "</file><encoder><pattern>%msg%n</pattern></encoder></appender>"
            + "<root><appender-ref ref='F'/></root></configuration>");
    Run run =
        host(
            List.of("-Dlogback.configurationFile=" + hostConfiguration, "-verbose:class"),
            List.of());

    assertThat(run.exit).as(run.err).isZero();
    assertThat(run.err.lines().filter(line -> line.startsWith("outlive:")))
        .hasSize(2)
        .anyMatch(line -> line.contains("ERROR use-after-close: ResultSet"))
        .anyMatch(line -> line.contains("1 more time, 2 in all"));
    assertThat(run.out).contains("1 records").doesNotContain("ch.qos.logback.core.joran");
    assertThat(hostLog).doesNotExist();
  }

  @Test
  void fallsBackToStandardErrorIfTheFileCannotBeWritten() throws IOException, InterruptedException {
    Path noFolder = Files.writeString(folder.resolve("file"), "");
    Run run = host(List.of(), List.of(noFolder.resolve("outlive.log").toString()));

    assertThat(run.exit).as(run.err).isZero();
    assertThat(run.err).contains("cannot be written", "ERROR use-after-close");
  }

  @Test
  void goesOnToStandardErrorIfTheDiskIsFull() throws IOException, InterruptedException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "no /dev/full: not Linux");
    Run run = host(List.of(), List.of(full.toString()));

    assertThat(run.exit).as(run.err).isZero();
    assertThat(run.err.lines().filter(line -> line.startsWith("outlive:")))
        .hasSize(3)
        .first()
        .asString()
        .contains("/dev/full cannot be written", "No space left");
    assertThat(run.err).contains("ERROR use-after-close", "1 more time, 2 in all");
  }

  private record Run(int exit, String out, String err) {}

  /** Runs the host program on the one module that every runtime has. */
  private Run host(List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--limit-modules", "java.base"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(ReportingHost.class.getName());
    command.addAll(arguments);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    // It would make the JVM say on standard error that it was picked up.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    int exit = builder.start().waitFor();
    return new Run(exit, Files.readString(out), Files.readString(err));
  }
}
