package dev.outlive.agent;

import dev.outlive.report.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the user has set, strongest first: system property, environment variable, agent argument,
 * properties file, default. What cannot be understood is a problem to be said, never an exception.
 * While running, the last change wins. Thread-safe; reading costs a volatile read.
 */
public final class Settings implements LogSettings {

  /**
   * The bounds of one snapshot.
   *
   * @param maxBytes most bytes
   * @param maxRows most rows
   * @param maxDepth how deep, counted from the host's object
   * @param maxMillis most milliseconds that taking it may need
   */
  public record SnapshotBounds(int maxBytes, int maxRows, int maxDepth, int maxMillis) {}

  /** Null for those of this process. */
  private final Properties system;

  private final ReentrantLock changing = new ReentrantLock();

  /** What the system properties said when last looked at. */
  private final Map<SettingsProperty, String> seen = new EnumMap<>(SettingsProperty.class);

  /** What holds where no system property says otherwise. */
  private final Map<SettingsProperty, String> beneath = new EnumMap<>(SettingsProperty.class);

  private final Set<String> problems = new LinkedHashSet<>();
  private int problemsTaken;

  private volatile Current current;

  private Settings(Properties system, Map<String, String> environment, String argument) {
    this.system = system;
    Map<SettingsProperty, String> values = new EnumMap<>(SettingsProperty.class);
    for (SettingsProperty property : SettingsProperty.values()) {
      beneath.put(property, property.defaultValue());
    }
    Map<SettingsProperty, String> properties =
        SettingsSource.systemProperties(systemProperties(), problems);
    Map<SettingsProperty, String> variables = SettingsSource.environment(environment, problems);
    Map<SettingsProperty, String> arguments = SettingsSource.argument(argument, problems);
    Map<SettingsProperty, String> lines = lines(List.of(properties, variables, arguments));
    adopt(beneath, SettingsSource.FILE, lines);
    adopt(beneath, SettingsSource.ARGUMENT, arguments);
    adopt(beneath, SettingsSource.ENVIRONMENT, variables);
    values.putAll(beneath);
    adopt(values, SettingsSource.SYSTEM_PROPERTY, properties);
    seen.putAll(properties);
    current = new Current(values);
  }

  /** Reads the settings of this process. */
  public static Settings load(String agentArgument) {
    return new Settings(null, System.getenv(), agentArgument);
  }

  static Settings of(Properties system, Map<String, String> environment, String argument) {
    return new Settings(system, environment, argument);
  }

  /** Asked for anew each time: a host may replace the whole set. */
  private Properties systemProperties() {
    return system == null ? System.getProperties() : system;
  }

  /** The properties file's settings; the strongest place that names one does. */
  private Map<SettingsProperty, String> lines(List<Map<SettingsProperty, String>> strongestFirst) {
    for (Map<SettingsProperty, String> source : strongestFirst) {
      String file = source.getOrDefault(SettingsProperty.CONFIG, "").strip();
      if (!file.isEmpty() && SettingsForm.PATH.fits(file)) {
        return SettingsSource.file(Path.of(file), problems);
      }
    }
    return Map.of();
  }

  private void adopt(
      Map<SettingsProperty, String> values,
      SettingsSource source,
      Map<SettingsProperty, String> given) {
    for (Map.Entry<SettingsProperty, String> each : given.entrySet()) {
      SettingsProperty property = each.getKey();
      values.put(property, valid(property, each.getValue(), source, property.defaultValue()));
    }
  }

  private String valid(
      SettingsProperty property, String value, SettingsSource source, String otherwise) {
    SettingsForm form = property.form();
    String normalized = form.normalized(value);
    boolean none = normalized.isEmpty() && property.defaultValue().isEmpty();
    if (none || !normalized.isEmpty() && form.fits(normalized)) {
      return normalized;
    }
    problems.add(
        source.describe(property)
            + ": "
            + (normalized.isEmpty() ? "it has no value" : "'" + normalized + "' is not understood")
            + nearestRule(property, normalized)
            + "; accepted: "
            + form.accepted()
            + "; "
            + (otherwise.isEmpty() ? "the default" : otherwise)
            + " is used");
    return otherwise;
  }

  private static String nearestRule(SettingsProperty property, String value) {
    if (property != SettingsProperty.RULES) {
      return "";
    }
    String unknown = SettingsRules.unknown(value);
    return "; nearest to '" + unknown + "' is " + nearestRule(unknown);
  }

  private static String nearestRule(String id) {
    return SettingsSource.nearest(id, SettingsRules.ids());
  }

  /**
   * Looks at the system properties again: what has changed since the last look is taken over. Cheap
   * enough to be called several times a second.
   */
  public void refresh() {
    changing.lock();
    try {
      Properties properties = systemProperties();
      Map<SettingsProperty, String> values = null;
      for (SettingsProperty property : SettingsProperty.values()) {
        String now = properties.getProperty(property.propertyName());
        String before = now == null ? seen.remove(property) : seen.put(property, now);
        if (now == null ? before == null : now.equals(before)) {
          continue;
        }
        values = values == null ? current.copy() : values;
        values.put(
            property,
            now == null
                ? beneath.get(property)
                : valid(property, now, SettingsSource.SYSTEM_PROPERTY, values.get(property)));
      }
      if (values != null) {
        current = new Current(values);
      }
    } finally {
      changing.unlock();
    }
  }

  /** Turns auto-fix on or off. */
  public void setAutofix(boolean on) {
    change(Map.of(SettingsProperty.AUTOFIX, Boolean.toString(on)));
  }

  /** Takes over the settings of an agent argument that came while running. */
  public void change(String agentArgument) {
    changing.lock();
    try {
      change(SettingsSource.argument(agentArgument, problems));
    } finally {
      changing.unlock();
    }
  }

  private void change(Map<SettingsProperty, String> changes) {
    changing.lock();
    try {
      Map<SettingsProperty, String> values = current.copy();
      changes.forEach(
          (property, value) ->
              values.put(
                  property, valid(property, value, SettingsSource.ARGUMENT, values.get(property))));
      current = new Current(values);
    } finally {
      changing.unlock();
    }
  }

  /** All that could not be understood so far, each a sentence with the remedy. */
  public List<String> problems() {
    changing.lock();
    try {
      return List.copyOf(problems);
    } finally {
      changing.unlock();
    }
  }

  /** Those of the problems that no earlier call has returned. */
  public List<String> newProblems() {
    changing.lock();
    try {
      List<String> all = new ArrayList<>(problems);
      List<String> fresh = List.copyOf(all.subList(problemsTaken, all.size()));
      problemsTaken = all.size();
      return fresh;
    } finally {
      changing.unlock();
    }
  }

  /** What differs from the defaults, to be said in one line: {@code autofix=true, stacks=full}. */
  public String differences() {
    List<String> differences = new ArrayList<>();
    current.values.forEach(
        (property, value) -> {
          if (!value.equals(property.defaultValue())) {
            differences.add(property.shortName() + '=' + value);
          }
        });
    return String.join(", ", differences);
  }

  public boolean enabled() {
    return flag(SettingsProperty.ENABLED);
  }

  public boolean autofix() {
    return current.autofix;
  }

  /** Whether a violating call is stopped by an exception: {@code outlive.on-violation=throw}. */
  public boolean blocks() {
    return current.blocks;
  }

  /** The ids of the rules that run, in the order of the documentation. */
  public Set<String> rulesOn() {
    return current.rules;
  }

  public boolean ruleOn(String id) {
    return current.rules.contains(id);
  }

  /** Prefixes of the application's packages; empty if it is told by exclusion. */
  public List<String> application() {
    return list(SettingsProperty.APPLICATION);
  }

  public List<String> entities() {
    return list(SettingsProperty.ENTITIES);
  }

  public List<String> scopes() {
    return list(SettingsProperty.SCOPES);
  }

  @Override
  public List<String> ignore() {
    return list(SettingsProperty.IGNORE);
  }

  @Override
  public Optional<Path> suppressions() {
    return path(SettingsProperty.SUPPRESSIONS);
  }

  @Override
  public Optional<Path> logFile() {
    String pattern = text(SettingsProperty.LOG_FILE);
    return path(
        pattern.contains("%p")
            ? pattern.replace("%p", Long.toString(ProcessHandle.current().pid()))
            : pattern);
  }

  @Override
  public Format logFormat() {
    return constant(Format.class, SettingsProperty.LOG_FORMAT);
  }

  @Override
  public Target logTarget() {
    return constant(Target.class, SettingsProperty.LOG_TARGET);
  }

  /** Which stacks are captured: {@code full}, {@code adaptive}, {@code site} or {@code off}. */
  public String stacks() {
    return text(SettingsProperty.STACKS);
  }

  /** Percent of one processor that capturing stacks may spend. */
  public double stacksBudget() {
    return Double.parseDouble(text(SettingsProperty.STACKS_BUDGET));
  }

  /** The age at which a held connection is reported; zero for never. */
  public Duration leakThreshold() {
    return SettingsForm.duration(text(SettingsProperty.LEAK_THRESHOLD));
  }

  public Optional<Path> profile() {
    return path(SettingsProperty.PROFILE);
  }

  public SnapshotBounds snapshotBounds() {
    return new SnapshotBounds(
        count(SettingsProperty.SNAPSHOT_MAX_BYTES),
        count(SettingsProperty.SNAPSHOT_MAX_ROWS),
        count(SettingsProperty.SNAPSHOT_MAX_DEPTH),
        count(SettingsProperty.SNAPSHOT_MAX_MILLIS));
  }

  public Optional<Path> report() {
    return path(SettingsProperty.REPORT);
  }

  /** The console's port; empty if it is off. */
  public OptionalInt console() {
    String port = text(SettingsProperty.CONSOLE);
    return port.equals("off") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port));
  }

  private String text(SettingsProperty property) {
    return current.values.get(property);
  }

  private boolean flag(SettingsProperty property) {
    return Boolean.parseBoolean(text(property));
  }

  private int count(SettingsProperty property) {
    return Integer.parseInt(text(property));
  }

  private List<String> list(SettingsProperty property) {
    return SettingsForm.list(text(property));
  }

  private Optional<Path> path(SettingsProperty property) {
    return path(text(property));
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  private <E extends Enum<E>> E constant(Class<E> type, SettingsProperty property) {
    return Enum.valueOf(type, text(property).toUpperCase(Locale.ROOT));
  }

  /** One state of all settings; what is asked on hot paths is worked out beforehand. */
  private static final class Current {
    private final Map<SettingsProperty, String> values;
    private final boolean autofix;
    private final boolean blocks;
    private final Set<String> rules;

    Current(Map<SettingsProperty, String> values) {
      this.values = Collections.unmodifiableMap(values);
      this.autofix = Boolean.parseBoolean(values.get(SettingsProperty.AUTOFIX));
      this.blocks = values.get(SettingsProperty.ON_VIOLATION).equals("throw");
      this.rules = SettingsRules.resolved(values.get(SettingsProperty.RULES));
    }

    Map<SettingsProperty, String> copy() {
      return new EnumMap<>(values);
    }
  }
}
