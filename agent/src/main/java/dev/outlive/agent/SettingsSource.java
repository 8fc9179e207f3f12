package dev.outlive.agent;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;

/** One of the four places that settings come from, and how names are spelled there. */
enum SettingsSource {
  SYSTEM_PROPERTY("system property ", SettingsProperty::propertyName),
  ENVIRONMENT("environment variable ", SettingsProperty::environmentName),
  ARGUMENT("agent argument ", SettingsProperty::shortName),
  FILE("line ", SettingsProperty::shortName);

  private final String label;
  private final Function<SettingsProperty, String> spelling;

  SettingsSource(String label, Function<SettingsProperty, String> spelling) {
    this.label = label;
    this.spelling = spelling;
  }

  /** The setting as it is named here, to be said to a person. */
  String describe(SettingsProperty property) {
    return label + spelling.apply(property);
  }

  /** The settings that the system properties carry; names that are none are problems. */
  static Map<SettingsProperty, String> systemProperties(
      Properties properties, Consumer<String> problems) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith("outlive.")) {
        given.put(name, properties.getProperty(name));
      }
    }
    return SYSTEM_PROPERTY.read(given, problems);
  }

  static Map<SettingsProperty, String> environment(
      Map<String, String> environment, Consumer<String> problems) {
    Map<String, String> given = new LinkedHashMap<>(environment);
    given.keySet().removeIf(name -> !name.startsWith("OUTLIVE_"));
    return ENVIRONMENT.read(given, problems);
  }

  /**
   * The settings of an agent argument: {@code name=value,name=value}; a part without {@code =}
   * continues the value before it.
   */
  static Map<SettingsProperty, String> argument(String argument, Consumer<String> problems) {
    Map<String, String> given = new LinkedHashMap<>();
    String last = null;
    for (String part : argument == null ? List.<String>of() : SettingsForm.list(argument)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        last = part.substring(0, equals).strip();
        given.put(last, part.substring(equals + 1).strip());
      } else if (last != null && equals < 0) {
        given.merge(last, part, (value, more) -> value + ',' + more);
      } else {
        problems.accept("agent argument " + part + " is no setting: write name=value");
      }
    }
    return ARGUMENT.read(given, problems);
  }

  static Map<SettingsProperty, String> file(Path file, Consumer<String> problems) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.accept("outlive.config: " + file + " cannot be read: " + e.getMessage());
      return Map.of();
    }
    Map<String, String> given = new LinkedHashMap<>();
    lines.stringPropertyNames().forEach(name -> given.put(name, lines.getProperty(name)));
    Map<SettingsProperty, String> read = FILE.read(given, problems);
    if (read.remove(SettingsProperty.CONFIG) != null) {
      problems.accept("outlive.config: " + file + " cannot name another properties file");
    }
    return read;
  }

  private Map<SettingsProperty, String> read(Map<String, String> given, Consumer<String> problems) {
    Map<SettingsProperty, String> read = new EnumMap<>(SettingsProperty.class);
    given.forEach(
        (name, value) ->
            named(name)
                .ifPresentOrElse(
                    property -> read.put(property, value), () -> problems.accept(unknown(name))));
    return read;
  }

  private Optional<SettingsProperty> named(String name) {
    return switch (this) {
      case ARGUMENT, FILE -> SettingsProperty.named(name);
      default ->
          Arrays.stream(SettingsProperty.values())
              .filter(property -> spelling.apply(property).equals(name))
              .findFirst();
    };
  }

  private String unknown(String name) {
    List<String> names = Arrays.stream(SettingsProperty.values()).map(spelling).toList();
    return label + name + " is no setting; the nearest is " + nearest(name, names);
  }

  /** The candidate that takes the fewest keystrokes to get to. */
  static String nearest(String name, Collection<String> candidates) {
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      int edits = edits(name, candidate);
      if (edits < fewest) {
        fewest = edits;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
