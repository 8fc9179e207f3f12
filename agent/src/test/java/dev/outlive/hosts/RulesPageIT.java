package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Orders;
import com.acme.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules' page shows is what the programs on it do. */
class RulesPageIT {
  private static final Path PAGE = Path.of("..", "docs", "rules.md");
  private static final Path PROGRAMS = Path.of("src", "test", "java");

  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## `([a-z-]+)`\\n(.*?)(?=^## |\\z)");
  private static final Pattern PROGRAM = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
  private static final Pattern LOG = Pattern.compile("(?ms)^```\\n(outlive: .*?)^```$");
  private static final Pattern RECORD_END = Pattern.compile("  fingerprint [0-9a-f]{16}");

  /** What differs from run to run, or with the JDK and the versions of libraries. */
  private record Varying(Pattern what, String as) {
    static Varying of(String what, String as) {
      return new Varying(Pattern.compile(what), as);
    }
  }

  private static final List<Varying> VARYING =
      List.of(
          Varying.of("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z", "<date>"),
          Varying.of("\\d{2}:\\d{2}:\\d{2}\\.\\d{3}(?: \\([^)]* earlier\\))?", "<time>"),
          Varying.of("(?:right|\\d+(?:\\.\\d)? m?s) after", "<time> after"),
          Varying.of("\\d+(?:\\.\\d)? m?s ago", "<time> ago"),
          Varying.of("open for [\\d.]+ m?s", "open for <time>"),
          Varying.of("(connection|session) \\d+ of (\\w+), .* old", "$1 of $2"),
          Varying.of("\\.java(?::\\d+)?\\)", ".java)"),
          Varying.of("Thread\\.sleep\\w*\\(.*\\)", "Thread.sleep()"),
          Varying.of("lambda\\$(\\w+)\\$\\d+", "lambda of $1"),
          Varying.of(" +… \\d+ library frames?", ""));

  static List<String> rules() throws IOException {
    return SECTION
        .matcher(Files.readString(PAGE))
        .results()
        .map(section -> section.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theSmallestProgramIsWhatIsRunAndTheLogIsWhatItSays(String rule) throws IOException {
    String section =
        SECTION
            .matcher(Files.readString(PAGE))
            .results()
            .filter(each -> each.group(1).equals(rule))
            .map(each -> each.group(2))
            .findFirst()
            .orElseThrow();
    Class<?> program = section.contains("com.acme.Page") ? Page.class : Orders.class;

    assertThat(lines(program)).containsAll(shown(section));
    assertThat(records(rule, run(rule, program))).isEqualTo(log(section));
  }

  private static List<String> lines(Class<?> program) throws IOException {
    String file = program.getName().replace('.', '/') + ".java";
    return Files.readAllLines(PROGRAMS.resolve(file)).stream().map(RulesPageIT::code).toList();
  }

  /** A line as it counts: without its margin, and what is said of it. */
  private static String code(String line) {
    return line.replaceFirst("\\s*//.*$", "").strip();
  }

  private static List<String> shown(String section) {
    return PROGRAM
        .matcher(section)
        .results()
        .flatMap(block -> block.group(1).lines())
        .map(RulesPageIT::code)
        .filter(line -> !line.isEmpty() && !line.equals("..."))
        .toList();
  }

  private static List<String> log(String section) {
    Matcher log = LOG.matcher(section);
    assertThat(log.find()).as("what the log says").isTrue();
    return normalised(log.group(1).lines());
  }

  private static List<String> normalised(Stream<String> lines) {
    return lines
        .map(
            line -> {
              String plain = line;
              for (Varying each : VARYING) {
                plain = each.what().matcher(plain).replaceAll(each.as());
              }
              return plain;
            })
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static HostRun run(String rule, Class<?> program) {
    HostJvm host =
        HostJvm.in(Folder.named("rules-page-" + rule))
            .agent("")
            .set("outlive.rules", "+" + rule)
            .set("outlive.leak.threshold", "1s")
            // A cold JVM on a busy machine may spend its budget at the start.
            .set("outlive.stacks", "full")
            .on(
                Stream.of("h2", "HikariCP", "slf4j-api")
                    .map(HostJvm::artifact)
                    .toArray(Path[]::new))
            .on(
                Stream.of("commons-dbcp2", "commons-pool2", "commons-logging")
                    .map(HostJvm::artifact)
                    .toArray(Path[]::new));
    if (program == Page.class) {
      host.on(placeOf(dev.outlive.orm.Model.class))
          .on(
              Stream.of("jooq", "r2dbc-spi", "reactive-streams")
                  .map(HostJvm::artifact)
                  .toArray(Path[]::new));
    }
    if (rule.equals("incomplete-snapshot")) {
      host.set("outlive.autofix", "true");
    }
    HostRun run = host.run(program, rule);
    assertThat(run.exitCode()).as(String.join("\n", run.errors())).isZero();
    return run;
  }

  private static Path placeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  /** All that was said of a rule, on standard error as by default. */
  private static List<String> records(String rule, HostRun run) {
    List<String> records = new ArrayList<>();
    boolean within = false;
    for (String line : run.errors()) {
      within |= line.startsWith("outlive: ") && line.contains(" " + rule + ": ");
      if (within) {
        records.add(line);
        within = !RECORD_END.matcher(line).matches();
      }
    }
    return normalised(records.stream());
  }
}
