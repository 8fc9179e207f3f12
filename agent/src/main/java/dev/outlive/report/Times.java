package dev.outlive.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** How times are written: UTC, to the millisecond. */
final class Times {
  private Times() {}

  static String iso(Instant instant) {
    LocalDateTime at = utc(instant);
    StringBuilder text = new StringBuilder(24);
    digits(text, at.getYear(), 4).append('-');
    digits(text, at.getMonthValue(), 2).append('-');
    digits(text, at.getDayOfMonth(), 2).append('T');
    return clock(text, at).append('Z').toString();
  }

  static String clock(Instant instant) {
    return clock(new StringBuilder(12), utc(instant)).toString();
  }

  // By hand: a formatter is the better part of a millisecond, in every JVM's start.
  private static StringBuilder clock(StringBuilder text, LocalDateTime at) {
    digits(text, at.getHour(), 2).append(':');
    digits(text, at.getMinute(), 2).append(':');
    digits(text, at.getSecond(), 2).append('.');
    return digits(text, at.getNano() / 1_000_000, 3);
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    String digits = Integer.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    return text.append(digits);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
  }

  /** A length of time in the unit that says most in few digits. */
  static String length(long millis) {
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
    }
    if (millis < 3_600_000) {
      return millis / 60_000 + " min " + millis / 1_000 % 60 + " s";
    }
    return millis / 3_600_000 + " h " + millis / 60_000 % 60 + " min";
  }
}
