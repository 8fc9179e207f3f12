package dev.outlive.agent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every setting, declared once: its name, its default, its form, and what it means. */
public enum SettingsProperty {
  ENABLED(
      "enabled",
      "true",
      SettingsForm.BOOLEAN,
      "false: no class is woven, no thread started, no file written"),
  AUTOFIX(
      "autofix",
      "false",
      SettingsForm.BOOLEAN,
      "the fix that each rule offers is applied; can be flipped while running"),
  ON_VIOLATION(
      "on-violation",
      "log",
      SettingsForm.oneOf("log", "throw"),
      "throw: the offending call throws dev.outlive.LifecycleViolationException; for tests"),
  RULES(
      "rules",
      "",
      SettingsForm.RULES,
      "which rules run: ids replace the default set, +id adds, -id removes, all is all"),
  APPLICATION(
      "application",
      "",
      SettingsForm.LIST,
      "package prefixes of the application's own frames; unset, by exclusion of libraries"),
  ENTITIES(
      "entities",
      "",
      SettingsForm.LIST,
      "class patterns to treat as entities besides the recognised ones"),
  SCOPES(
      "scopes",
      "",
      SettingsForm.LIST,
      "method patterns that are a request scope besides the recognised ones"),
  IGNORE(
      "ignore",
      "",
      SettingsForm.LIST,
      "class, method or package patterns; a violation used or opened in one is dropped, and"
          + " counted"),
  SUPPRESSIONS(
      "suppressions",
      "",
      SettingsForm.PATH,
      "file of accepted fingerprints, one a line with a reason behind #; counted, not logged"),
  LOG_FILE(
      "log.file",
      "",
      SettingsForm.LOG_PATH,
      "where violations go instead of standard error; rolls at 10 MB, 5 kept"),
  LOG_FORMAT("log.format", "text", SettingsForm.oneOf("text", "json"), "json: one record a line"),
  LOG_TARGET(
      "log.target",
      "own",
      SettingsForm.oneOf("own", "application"),
      "application: through the host's own SLF4J, logger dev.outlive, where it has one"),
  STACKS(
      "stacks",
      "adaptive",
      SettingsForm.oneOf("full", "adaptive", "site", "off"),
      "which stacks are captured while nothing is wrong"),
  STACKS_BUDGET(
      "stacks.budget",
      "1",
      SettingsForm.PERCENT,
      "percent of one processor that adaptive may spend on capturing"),
  LEAK_THRESHOLD(
      "leak.threshold",
      "60s",
      SettingsForm.DURATION_OR_OFF,
      "age at which connection-held reports"),
  PROFILE("profile", "", SettingsForm.PATH, "where learned paths are kept between runs"),
  SNAPSHOT_MAX_BYTES(
      "snapshot.max-bytes", "1048576", SettingsForm.COUNT, "most bytes of one snapshot"),
  SNAPSHOT_MAX_ROWS("snapshot.max-rows", "1000", SettingsForm.COUNT, "most rows of one snapshot"),
  SNAPSHOT_MAX_DEPTH(
      "snapshot.max-depth",
      "2",
      SettingsForm.COUNT,
      "how deep one snapshot goes, counted from the host's object"),
  SNAPSHOT_MAX_MILLIS(
      "snapshot.max-millis",
      "200",
      SettingsForm.COUNT,
      "most milliseconds that one snapshot takes"),
  REPORT("report", "", SettingsForm.PATH, "an HTML report is written there at exit"),
  CONSOLE("console", "off", SettingsForm.PORT_OR_OFF, "port of the live console, loopback only"),
  CONFIG("config", "", SettingsForm.PATH, "the properties file");

  private final String shortName;
  private final String defaultValue;
  private final SettingsForm form;
  private final String meaning;

  SettingsProperty(String shortName, String defaultValue, SettingsForm form, String meaning) {
    this.shortName = shortName;
    this.defaultValue = defaultValue;
    this.form = form;
    this.meaning = meaning;
  }

  /** The name in the agent's argument and in the properties file: {@code log.file}. */
  public String shortName() {
    return shortName;
  }

  /** The name of the system property: {@code outlive.log.file}. */
  public String propertyName() {
    return "outlive." + shortName;
  }

  /** The name of the environment variable: {@code OUTLIVE_LOG_FILE}. */
  public String environmentName() {
    return propertyName().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The default; empty for none. */
  public String defaultValue() {
    return defaultValue;
  }

  /** The form of its values, in words. */
  public String accepted() {
    return form.accepted();
  }

  /** What it means, in one sentence. */
  public String meaning() {
    return meaning;
  }

  SettingsForm form() {
    return form;
  }

  /** Finds a setting by its short name or its system property's. */
  public static Optional<SettingsProperty> named(String name) {
    return Arrays.stream(values())
        .filter(p -> p.shortName.equals(name) || p.propertyName().equals(name))
        .findFirst();
  }
}
