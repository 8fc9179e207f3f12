package dev.outlive.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host did.
 *
 * @param folder where it worked
 * @param exitCode of its process
 * @param output the lines on standard output
 * @param errors the lines on standard error
 */
record HostRun(Path folder, int exitCode, List<String> output, List<String> errors) {
  static final String LOG = "violations.jsonl";

  /** The words by which the agent says that something of its own went wrong. */
  private static final Pattern TROUBLE =
      Pattern.compile(
          "suppressed|fail|switched off|cannot|could not|dropped|is no setting|not understood",
          Pattern.CASE_INSENSITIVE);

  /** The host ended as it should, and the agent has nothing to say of failures of its own. */
  HostRun untroubled() {
    assertThat(exitCode).as("exit code, see %s%n%s", folder, String.join("\n", errors)).isZero();
    assertThat(notices()).as("notices, see %s", folder).noneMatch(TROUBLE.asPredicate());
    return this;
  }

  /** The JSON records of violations in the agent's log, oldest first. */
  List<String> violations() {
    return log().stream().filter(line -> line.contains("\"rule\":")).toList();
  }

  /** The lines of the agent's log that are no violations. */
  List<String> notices() {
    return log().stream().filter(line -> line.contains("\"notice\":")).toList();
  }

  private List<String> log() {
    Path log = folder.resolve(LOG);
    try {
      return Files.exists(log) ? Files.readAllLines(log) : List.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The one record that there is. */
  String violation() {
    assertThat(violations()).as("violations, see %s", folder).hasSize(1);
    return violations().get(0);
  }

  /** The frames at {@code used}, {@code closed}, {@code loaded} or {@code opened} of a record. */
  static List<String> frames(String violation, String site) {
    Matcher matcher =
        Pattern.compile("\"" + site + "\":\\{[^}]*?\"stack\":\\[\"(.*?)\"]").matcher(violation);
    return matcher.find() ? Arrays.asList(matcher.group(1).split("\",\"")) : List.of();
  }

  /** The words behind {@code name: } on standard output, of the one line that has them. */
  String said(String name) {
    List<String> said =
        output.stream()
            .filter(line -> line.startsWith(name + ": "))
            .map(line -> line.substring(name.length() + 2))
            .toList();
    assertThat(said).as("lines of '%s', see %s", name, folder).hasSize(1);
    return said.get(0);
  }
}
