package dev.outlive.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that a setting's values have. On the way of every JVM's start, so without lambdas: the
 * first of a JVM takes longer than all else that is done here.
 *
 * @param kind what kind of value
 * @param accepted the form in words, to finish the sentence "accepted: …"
 * @param words what it may be, if it is one of some words
 */
record SettingsForm(Kind kind, String accepted, List<String> words) {
  private enum Kind {
    WORD,
    LIST,
    PATH,
    LOG_PATH,
    DURATION,
    PERCENT,
    COUNT,
    PORT,
    RULES
  }

  static final SettingsForm BOOLEAN = oneOf("true", "false");

  static final SettingsForm LIST = of(Kind.LIST, "names or patterns, separated by commas");

  static final SettingsForm PATH = of(Kind.PATH, "a path");

  static final SettingsForm LOG_PATH =
      of(Kind.LOG_PATH, "a path, in which %p stands for the process id and no other % may be");

  static final SettingsForm DURATION_OR_OFF =
      of(Kind.DURATION, "a duration such as 500ms, 30s, 2m or 1h, or 0 for off");

  static final SettingsForm PERCENT = of(Kind.PERCENT, "a number from 0 to 100");

  static final SettingsForm COUNT = of(Kind.COUNT, "a whole number");

  static final SettingsForm PORT_OR_OFF = of(Kind.PORT, "a port from 1 to 65535, or off");

  static final SettingsForm RULES =
      of(
          Kind.RULES,
          "rule ids, +id and -id, or all, separated by commas; the ids are "
              + String.join(", ", SettingsRules.ids()));

  private static SettingsForm of(Kind kind, String accepted) {
    return new SettingsForm(kind, accepted, List.of());
  }

  static SettingsForm oneOf(String... words) {
    List<String> all = List.of(words);
    return new SettingsForm(Kind.WORD, String.join(", ", all), all);
  }

  /** Whether a value, as {@link #normalized} has it, has the form. */
  boolean fits(String value) {
    return switch (kind) {
      case WORD -> words.contains(value);
      case LIST -> true;
      case PATH -> isPath(value);
      case LOG_PATH -> isPath(value) && value.replace("%p", "").indexOf('%') < 0;
      case DURATION -> Durations.FORM.matcher(value).matches();
      case PERCENT -> value.matches("\\d{1,3}(\\.\\d{1,6})?") && Double.parseDouble(value) <= 100;
      case COUNT -> value.matches("\\d{1,9}");
      case PORT ->
          value.equals("off")
              || value.matches("[1-9]\\d{0,4}") && Integer.parseInt(value) <= 65_535;
      case RULES -> SettingsRules.areKnown(value);
    };
  }

  /** Brings a value to the spelling that {@link #fits} expects. */
  String normalized(String value) {
    boolean word = kind != Kind.LIST && kind != Kind.PATH && kind != Kind.LOG_PATH;
    return word ? value.strip().toLowerCase(Locale.ROOT) : value.strip();
  }

  static Duration duration(String value) {
    Matcher matcher = Durations.FORM.matcher(value);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no duration: " + value);
    }
    if (matcher.group(1) == null) {
      return Duration.ZERO;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  static List<String> list(String value) {
    List<String> list = new ArrayList<>();
    for (String part : value.split(",")) {
      if (!part.isBlank()) {
        list.add(part.strip());
      }
    }
    return List.copyOf(list);
  }

  private static boolean isPath(String value) {
    try {
      Path.of(value);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Compiled only where one is given. */
  private static final class Durations {
    static final Pattern FORM = Pattern.compile("(\\d{1,9})(ms|s|m|h)|0");
  }
}
