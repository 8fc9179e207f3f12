package dev.outlive.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoTest {

  @TempDir private Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          after-close    | ERROR 500 ContextClosedException
          inside-context | Le Guin: Lavinia, Malafrena
          plain-copy     | Le Guin, born 1929
          copied-lob     | ERROR 500 JdbcSQLNonTransientException
          needed-fields  | Le Guin: Grew up in Berkeley.
          pool           | Lavinia by Le Guin, Malafrena by Le Guin (connections taken later: 3)
          next-request   | ERROR 500 ContextClosedException
          result-set     | ERROR 500 JdbcSQLNonTransientException
          """)
  void withoutTheAgentEverySceneEndsAsItDoesInLife(String scene, String seen) throws IOException {
    Path outcomes = directory.resolve("outcomes.tsv");

    int status = run("--scene", scene, "--way", "bare", "--outcome", outcomes.toString());

    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(outcomes).hasContent("bare\t" + scene + "\t" + seen);
  }

  @Test
  void theTourPlaysEverySceneInAScreenfulEach() {
    assertThat(run("--tour")).isZero();

    String[] scenes = text(out).split("(?m)^-- ");
    assertThat(scenes).hasSize(1 + Tour.SCENES.size());
    for (int number = 1; number < scenes.length; number++) {
      Scene scene = Tour.SCENES.get(number - 1);
      assertThat(scenes[number]).startsWith(number + " " + scene.name()).contains(" -> ");
      assertThat(scenes[number].lines()).hasSizeLessThan(24).allMatch(line -> line.length() <= 96);
    }
  }

  @Test
  void theTableHasTheLastSightOfEverySceneAndWay() throws IOException {
    Path outcomes = directory.resolve("outcomes.tsv");
    Files.writeString(
        outcomes,
        """
        bare\tafter-close\told
        bare\tafter-close\tERROR 500
        fixed\tafter-close\tthe page, which is a good deal longer than its column is wide
        fixed\tpool\tother
        """);

    assertThat(run("--table", outcomes.toString())).isZero();
    assertThat(text(out).lines().filter(line -> !line.isBlank()))
        .containsExactly(
            "What the user saw:",
            "scene           bare                                fixed",
            "--------------  ----------------------------------"
                + "  ----------------------------------",
            "after-close     ERROR 500                           the page, which is a good deal",
            "                                                    longer than its column is wide",
            "pool                                                other");
  }

  @Test
  void theScenesAreListedByTheNamesTheyAreAskedForBy() {
    assertThat(run("--list")).isZero();

    assertThat(text(out)).contains(Tour.SCENES.stream().map(Scene::name).toList());
  }

  @Test
  void helpTellsTheOptions() {
    assertThat(run("--help")).isZero();

    assertThat(text(out)).contains("--tour", "--scene NAME", "--url URL", "--outcome FILE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --scene         | --scene needs a value
          --scene nothing | No scene is called nothing
          --verbose       | Unknown option --verbose
          --way x         | Nothing to do
          """)
  void whatMakesNoSenseIsWrongUsage(String arguments, String complaint) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);

    assertThat(text(err)).startsWith(complaint).contains("usage: ");
  }

  @Test
  void aDatabaseThatIsNotThereIsToldAsTheReason() {
    assertThat(run("--tour", "--url", "jdbc:h2:/nowhere;IFEXISTS=TRUE")).isEqualTo(1);

    assertThat(text(err)).startsWith("The demo failed: ").contains("/nowhere");
  }

  private int run(String... arguments) {
    return Demo.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
