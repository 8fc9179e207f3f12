package dev.outlive.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.report.LogSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
  private final Properties system = new Properties();

  private Settings settings(Map<String, String> environment, String argument) {
    return Settings.of(system, environment, argument);
  }

  private Settings settings(String argument) {
    return settings(Map.of(), argument);
  }

  @Test
  void areTheDefaultsIfNothingIsSet() {
    Settings settings = settings(null);

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.enabled()).isTrue();
    assertThat(settings.autofix()).isFalse();
    assertThat(settings.blocks()).isFalse();
    assertThat(settings.rulesOn())
        .containsExactly(
            "lazy-load-after-close",
            "use-after-close",
            "stale-handle",
            "connection-leak",
            "connection-held",
            "session-leak",
            "open-transaction-at-close",
            "state-leak",
            "entity-crosses-request",
            "connection-crosses-request",
            "incomplete-snapshot");
    assertThat(settings.application()).isEmpty();
    assertThat(settings.entities()).isEmpty();
    assertThat(settings.scopes()).isEmpty();
    assertThat(settings.ignore()).isEmpty();
    assertThat(settings.suppressions()).isEmpty();
    assertThat(settings.logFile()).isEmpty();
    assertThat(settings.logFormat()).isEqualTo(LogSettings.Format.TEXT);
    assertThat(settings.logTarget()).isEqualTo(LogSettings.Target.OWN);
    assertThat(settings.stacks()).isEqualTo("adaptive");
    assertThat(settings.stacksBudget()).isEqualTo(1.0);
    assertThat(settings.leakThreshold()).isEqualTo(Duration.ofSeconds(60));
    assertThat(settings.profile()).isEmpty();
    assertThat(settings.snapshotBounds())
        .isEqualTo(new Settings.SnapshotBounds(1_048_576, 1_000, 2, 200));
    assertThat(settings.report()).isEmpty();
    assertThat(settings.console()).isEmpty();
    assertThat(settings.differences()).isEmpty();
  }

  @Test
  void areTakenFromTheStrongestPlace(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("outlive.properties");
    Files.writeString(
        file, "stacks=full\nleak.threshold=1s\nsnapshot.max-rows=1\nprofile=/tmp/file\n");
    system.setProperty("outlive.stacks", "off");
    Map<String, String> environment =
        Map.of("OUTLIVE_STACKS", "site", "OUTLIVE_LEAK_THRESHOLD", "2s");
    Settings settings =
        settings(environment, "stacks=full,leak.threshold=3s,snapshot.max-rows=3,config=" + file);

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.stacks()).as("system property").isEqualTo("off");
    assertThat(settings.leakThreshold()).as("environment").isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.snapshotBounds().maxRows()).as("argument").isEqualTo(3);
    assertThat(settings.profile()).as("file").contains(Path.of("/tmp/file"));
    assertThat(settings.differences())
        .isEqualTo(
            "stacks=off, leak.threshold=2s, profile=/tmp/file, snapshot.max-rows=3, config="
                + file);
  }

  @ParameterizedTest
  @EnumSource(SettingsProperty.class)
  void haveOneNameInFourSpellings(SettingsProperty property) {
    assertThat(property.propertyName()).isEqualTo("outlive." + property.shortName());
    assertThat(property.environmentName())
        .isEqualTo(property.propertyName().toUpperCase().replaceAll("[.-]", "_"));
    assertThat(SettingsProperty.named(property.shortName())).contains(property);
    assertThat(property.meaning()).isNotBlank();
    assertThat(property.accepted()).isNotBlank();
    assertThat(property.defaultValue().isEmpty() || property.form().fits(property.defaultValue()))
        .as("the default is of the form")
        .isTrue();
  }

  @Test
  void readListsInTheAgentArgument() {
    Settings settings =
        settings("application=com.acme,org.acme,rules=+statement-leak,-stale-handle,autofix=true");

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.application()).containsExactly("com.acme", "org.acme");
    assertThat(settings.ruleOn("statement-leak")).isTrue();
    assertThat(settings.ruleOn("stale-handle")).isFalse();
    assertThat(settings.ruleOn("use-after-close")).isTrue();
    assertThat(settings.autofix()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "use-after-close|use-after-close",
        "stale-handle,use-after-close|use-after-close,stale-handle",
        "all,-concurrent-use,-statement-leak|lazy-load-after-close,use-after-close,stale-handle,"
            + "connection-leak,connection-held,result-set-leak,session-leak,"
            + "open-transaction-at-close,state-leak,entity-crosses-request,"
            + "connection-crosses-request,lazy-load-outside-transaction,incomplete-snapshot",
        "-all,+state-leak|state-leak"
      })
  void resolveRules(String value, String rules) {
    system.setProperty("outlive.rules", value);

    assertThat(settings(null).rulesOn()).containsExactly(rules.split(","));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "500ms, 500", "30s, 30000", "2m, 120000", "1h, 3600000", "2M, 120000"})
  void readDurations(String text, long millis) {
    assertThat(settings("leak.threshold=" + text).leakThreshold()).hasMillis(millis);
  }

  @Test
  void putTheProcessIdIntoTheLogFile() {
    assertThat(settings("log.file=/tmp/outlive-%p.log").logFile())
        .contains(Path.of("/tmp/outlive-" + ProcessHandle.current().pid() + ".log"));
  }

  @Test
  void nameTheNearestOfAnUnknownName(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("p"), "log.fil=x\n");
    system.setProperty("outlive.autofx", "true");
    system.setProperty("outlive.config", file.toString());
    system.setProperty("other.autofx", "true");
    Settings settings = settings(Map.of("OUTLIVE_LOG_FORMT", "json", "PATH", "x"), "stack=full");

    assertThat(settings.problems())
        .containsExactlyInAnyOrder(
            "system property outlive.autofx is no setting; the nearest is outlive.autofix",
            "environment variable OUTLIVE_LOG_FORMT is no setting; the nearest is"
                + " OUTLIVE_LOG_FORMAT",
            "agent argument stack is no setting; the nearest is stacks",
            "line log.fil is no setting; the nearest is log.file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "outlive.autofix|yes|true, false",
        "outlive.log.format|xml|text, json",
        "outlive.leak.threshold|30|a duration such as 500ms, 30s, 2m or 1h, or 0 for off",
        "outlive.leak.threshold|-1s|a duration",
        "outlive.stacks.budget|200|a number from 0 to 100",
        "outlive.console|70000|a port from 1 to 65535, or off",
        "outlive.snapshot.max-rows|many|a whole number",
        "outlive.snapshot.max-rows|99999999999|a whole number",
        "outlive.log.file|a%d.log|a path, in which %p stands for the process id",
        "outlive.rules|use-after-closed|nearest to 'use-after-closed' is use-after-close"
      })
  void nameTheAcceptedFormOfABadValueAndUseTheDefault(
      String name, String value, String acceptedForm) {
    String before = settings(null).differences();
    system.setProperty(name, value);
    Settings settings = settings(null);

    assertThat(settings.problems()).hasSize(1);
    assertThat(settings.problems().get(0))
        .startsWith("system property " + name + ": '" + value + "' is not understood")
        .contains(acceptedForm)
        .endsWith(" is used");
    assertThat(settings.differences()).isEqualTo(before);
  }

  @Test
  void useTheDefaultAndNotTheNextPlaceForABadValue() {
    system.setProperty("outlive.leak.threshold", "soon");

    assertThat(settings("leak.threshold=5s").leakThreshold()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void sayThatAnArgumentWithoutANameOrAFileThatIsMissingIsNotUnderstood() {
    assertThat(settings("autofix").problems())
        .containsExactly("agent argument autofix is no setting: write name=value");
    assertThat(settings("config=/nowhere/x").problems().get(0))
        .startsWith("outlive.config: /nowhere/x cannot be read");
  }

  @Test
  void followTheLastChange() {
    Settings settings = settings("autofix=false");
    system.setProperty("outlive.autofix", "true");
    settings.refresh();
    assertThat(settings.autofix()).isTrue();

    settings.setAutofix(false);
    settings.refresh();
    assertThat(settings.autofix()).as("the property has not changed since").isFalse();

    system.setProperty("outlive.autofix", "false");
    settings.refresh();
    settings.change("autofix=true,on-violation=throw");
    assertThat(settings.autofix()).isTrue();
    assertThat(settings.blocks()).isTrue();

    system.remove("outlive.autofix");
    settings.refresh();
    assertThat(settings.autofix()).as("back to the argument's").isFalse();
  }

  @Test
  void followAChangeOfRulesWhileRunning() {
    Settings settings = settings(null);
    system.setProperty("outlive.rules", "-use-after-close");
    settings.refresh();

    assertThat(settings.ruleOn("use-after-close")).isFalse();
    assertThat(settings.ruleOn("stale-handle")).isTrue();
  }

  @Test
  void keepWhatHoldsIfAChangeIsNotUnderstoodAndSayItOnce() {
    Settings settings = settings("autofix=true");
    assertThat(settings.newProblems()).isEmpty();

    system.setProperty("outlive.autofix", "maybe");
    settings.refresh();
    settings.refresh();

    assertThat(settings.autofix()).isTrue();
    assertThat(settings.newProblems())
        .singleElement()
        .asString()
        .contains("'maybe' is not understood", "true is used");
    assertThat(settings.newProblems()).isEmpty();
    assertThat(settings.problems()).hasSize(1);
  }

  @Test
  void acceptEmptyValuesWhereNothingIsAValue() {
    system.setProperty("outlive.log.file", "");
    Settings settings = settings(Map.of("OUTLIVE_IGNORE", " "), "log.file=/tmp/x");

    assertThat(settings.problems()).isEmpty();
    assertThat(settings.logFile()).as("the stronger place says none").isEmpty();
    assertThat(settings(Map.of("OUTLIVE_AUTOFIX", ""), null).problems())
        .singleElement()
        .asString()
        .contains("it has no value");
  }
}
