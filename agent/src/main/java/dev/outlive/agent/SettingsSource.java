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
import java.util.Properties;

/** One of the four places that settings come from, and how names are spelled there. */
enum SettingsSource {
  SYSTEM_PROPERTY("system property "),
  ENVIRONMENT("environment variable "),
  ARGUMENT("agent argument "),
  FILE("line ");

  private final String label;

  SettingsSource(String label) {
    this.label = label;
  }

  private String spelled(SettingsProperty property) {
    return switch (this) {
      case SYSTEM_PROPERTY -> property.propertyName();
      case ENVIRONMENT -> property.environmentName();
      case ARGUMENT, FILE -> property.shortName();
    };
  }

  /** The setting as it is named here, to be said to a person. */
  String describe(SettingsProperty property) {
    return label + spelled(property);
  }

  /** The settings that the system properties carry; names that are none are problems. */
  static Map<SettingsProperty, String> systemProperties(
      Properties properties, Collection<String> problems) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith("outlive.")) {
        given.put(name, properties.getProperty(name));
      }
    }
    return SYSTEM_PROPERTY.read(given, problems);
  }

  static Map<SettingsProperty, String> environment(
      Map<String, String> environment, Collection<String> problems) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith("OUTLIVE_")) {
        given.put(variable.getKey(), variable.getValue());
      }
    }
    return ENVIRONMENT.read(given, problems);
  }

  /**
   * The settings of an agent argument: {@code name=value,name=value}; a part without {@code =}
   * continues the value before it.
   */
  static Map<SettingsProperty, String> argument(String argument, Collection<String> problems) {
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
        problems.add("agent argument " + part + " is no setting: write name=value");
      }
    }
    return ARGUMENT.read(given, problems);
  }

  static Map<SettingsProperty, String> file(Path file, Collection<String> problems) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add("outlive.config: " + file + " cannot be read: " + e.getMessage());
      return Map.of();
    }
    Map<String, String> given = new LinkedHashMap<>();
    lines.stringPropertyNames().forEach(name -> given.put(name, lines.getProperty(name)));
    Map<SettingsProperty, String> read = FILE.read(given, problems);
    if (read.remove(SettingsProperty.CONFIG) != null) {
      problems.add("outlive.config: " + file + " cannot name another properties file");
    }
    return read;
  }

  private Map<SettingsProperty, String> read(
      Map<String, String> given, Collection<String> problems) {
    Map<SettingsProperty, String> read = new EnumMap<>(SettingsProperty.class);
    for (Map.Entry<String, String> each : given.entrySet()) {
      SettingsProperty property = named(each.getKey());
      if (property == null) {
        problems.add(unknown(each.getKey()));
      } else {
        read.put(property, each.getValue());
      }
    }
    return read;
  }

  /** The setting of this name, or null. */
  private SettingsProperty named(String name) {
    for (SettingsProperty property : SettingsProperty.values()) {
      if (spelled(property).equals(name)) {
        return property;
      }
    }
    boolean eitherName = this == ARGUMENT || this == FILE;
    return eitherName ? SettingsProperty.named(name).orElse(null) : null;
  }

  private String unknown(String name) {
    List<String> names = Arrays.stream(SettingsProperty.values()).map(this::spelled).toList();
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
