package dev.outlive.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.agent.Settings;
import dev.outlive.agent.SettingsProperty;
import dev.outlive.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say is what the code does. */
class DocumentationTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern SETTING_ROW =
      Pattern.compile(
          "(?m)^\\| `(outlive\\.[a-z.-]+)` \\| `([A-Z_]+)` \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern SETTING =
      Pattern.compile("(?<![\\w./-])outlive\\.[a-z]+(?:[.-][a-z]+)*");
  private static final Pattern HEADING = Pattern.compile("(?m)^## `([a-z-]+)`$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  /** The example of a name that is misspelt. */
  private static final String MISSPELT = "outlive.log.fil";

  @Test
  void tellsOfEachSettingItsNamesAndItsDefault() throws IOException {
    List<String> documented =
        rows(SETTING_ROW, "docs/settings.md")
            .map(row -> row.group(1) + " " + row.group(2) + " " + row.group(4).strip())
            .toList();
    List<String> declared =
        Arrays.stream(SettingsProperty.values())
            .map(
                property ->
                    property.propertyName()
                        + " "
                        + property.environmentName()
                        + " "
                        + (property.defaultValue().isEmpty()
                            ? "none"
                            : "`" + property.defaultValue() + "`"))
            .toList();

    assertThat(documented).containsExactlyElementsOf(declared);
  }

  @Test
  void hasASectionForEachRuleThatThereIs() throws IOException {
    List<String> sections = rows(HEADING, "docs/rules.md").map(row -> row.group(1)).toList();

    assertThat(sections).containsExactlyInAnyOrderElementsOf(rulesThatThereAre());
  }

  @Test
  void acceptsTheRulesThatThereAreAndNoOthers() {
    assertThat(Settings.load("rules=all").rulesOn())
        .containsExactlyInAnyOrderElementsOf(rulesThatThereAre());
  }

  @Test
  void listsTheSameRulesInTheReadme() throws IOException {
    String text = read("README.md");
    String rules = text.substring(text.indexOf("\n## Rules"));
    rules = rules.substring(0, rules.indexOf("\n## ", 4));
    List<String> names = ROW.matcher(rules).results().map(row -> row.group(1)).toList();

    assertThat(names).containsExactlyInAnyOrderElementsOf(rulesThatThereAre());
  }

  static Stream<String> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
          Stream.of("README.md"),
          docs.map(page -> "docs/" + page.getFileName())
              .filter(name -> name.endsWith(".md"))
              .sorted())
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void mentionsNoSettingThatThereIsNot(String page) throws IOException {
    assertThat(SETTING.matcher(read(page)).results().map(MatchResult::group).toList())
        .filteredOn(name -> !name.equals(MISSPELT))
        .allMatch(
            name -> SettingsProperty.named(name).isPresent(),
            "a name in " + SettingsProperty.class);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksOnlyToWhatIsThere(String page) throws IOException {
    Path folder = ROOT.resolve(page).getParent();
    assertThat(rows(LINK, page).map(link -> folder.resolve(link.group(1))).toList())
        .allSatisfy(target -> assertThat(target).exists());
  }

  private static List<String> rulesThatThereAre() {
    return new Rules(id -> true, () -> false, null).active();
  }

  private static Stream<MatchResult> rows(Pattern pattern, String page) throws IOException {
    return pattern.matcher(read(page)).results();
  }

  private static String read(String page) throws IOException {
    return Files.readString(ROOT.resolve(page));
  }
}
