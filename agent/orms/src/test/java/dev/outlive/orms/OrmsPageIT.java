package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table on the page of ORMs says what a run finds. */
class OrmsPageIT {
  private static final Path PAGE = Path.of("..", "..", "docs", "orms.md");
  private static final List<String> CASES =
      List.of("close/customer", "close/orders.size", "close/bio");

  static Stream<Line> lines() {
    return Line.chosen().filter(line -> line.library().orm().provider() != null);
  }

  @ParameterizedTest
  @MethodSource("lines")
  void saysWhatEachDoesAndWhatIsReportedAndServed(Line line) throws IOException {
    String[] names = CASES.toArray(String[]::new);
    OrmRun watched = OrmJvm.running(line, names).withAgent().run();
    OrmRun fixed =
        OrmJvm.running(line, names)
            .withAgent()
            .set("outlive.autofix", true)
            .set("outlive.snapshot.max-millis", 20_000)
            .run();

    StringBuilder row = new StringBuilder("| " + line + " |");
    for (String name : CASES) {
      row.append(' ').append(cell(watched, fixed, name)).append(" |");
    }

    assertThat(Files.readAllLines(PAGE)).contains(row.toString());
  }

  private static String cell(OrmRun watched, OrmRun fixed, String name) {
    return does(watched.cases().get(name))
        + "; "
        + outcome(watched, name)
        + "; "
        + outcome(fixed, name);
  }

  /** What the program got of its ORM, in a few words. */
  private static String does(String line) {
    String got = line.substring("got=".length(), line.indexOf(" connections="));
    if (got.equals("null")) {
      return "null";
    }
    int colon = got.indexOf(": ");
    if (colon > 0 && got.substring(0, colon).endsWith("Exception")) {
      return "throws " + got.substring(got.lastIndexOf('.', colon) + 1, colon);
    }
    return line.contains("connections=+0") ? "answers" : "takes a connection";
  }

  private static String outcome(OrmRun run, String name) {
    return run.of(name).stream()
        .filter(each -> !each.rule().equals("incomplete-snapshot"))
        .map(each -> "`" + each.outcome() + "`")
        .findFirst()
        .orElse("silent");
  }
}
