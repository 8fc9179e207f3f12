package dev.outlive.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that a setting's values have.
 *
 * @param accepted the form in words, to finish the sentence "accepted: …"
 * @param fits whether a value has the form
 */
record SettingsForm(String accepted, Predicate<String> fits) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)|0");

  static final SettingsForm BOOLEAN = oneOf("true", "false");

  static final SettingsForm LIST =
      new SettingsForm("names or patterns, separated by commas", value -> true);

  static final SettingsForm PATH = new SettingsForm("a path", SettingsForm::isPath);

  static final SettingsForm LOG_PATH =
      new SettingsForm(
          "a path, in which %p stands for the process id and no other % may be",
          value -> isPath(value) && value.replace("%p", "").indexOf('%') < 0);

  static final SettingsForm DURATION_OR_OFF =
      new SettingsForm(
          "a duration such as 500ms, 30s, 2m or 1h, or 0 for off",
          value -> DURATION.matcher(value).matches());

  static final SettingsForm PERCENT =
      new SettingsForm(
          "a number from 0 to 100",
          value -> value.matches("\\d{1,3}(\\.\\d{1,6})?") && Double.parseDouble(value) <= 100);

  static final SettingsForm COUNT =
      new SettingsForm("a whole number", value -> value.matches("\\d{1,9}"));

  static final SettingsForm PORT_OR_OFF =
      new SettingsForm(
          "a port from 1 to 65535, or off",
          value ->
              value.equals("off")
                  || value.matches("[1-9]\\d{0,4}") && Integer.parseInt(value) <= 65_535);

  static final SettingsForm RULES =
      new SettingsForm(
          "rule ids, +id and -id, or all, separated by commas; the ids are "
              + String.join(", ", SettingsRules.ids()),
          SettingsRules::areKnown);

  static SettingsForm oneOf(String... words) {
    List<String> all = List.of(words);
    return new SettingsForm(String.join(", ", all), all::contains);
  }

  /** Brings a value to the spelling that {@link #fits} expects. */
  String normalized(String value) {
    boolean word = this != LIST && this != PATH && this != LOG_PATH;
    return word ? value.strip().toLowerCase(Locale.ROOT) : value.strip();
  }

  static Duration duration(String value) {
    Matcher matcher = DURATION.matcher(value);
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
    return Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static boolean isPath(String value) {
    try {
      Path.of(value);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
