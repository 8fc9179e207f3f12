package dev.outlive.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times are written: UTC, to the millisecond. */
final class Times {
  private static final DateTimeFormatter ISO = formatter("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
  private static final DateTimeFormatter CLOCK = formatter("HH:mm:ss.SSS");

  private Times() {}

  static String iso(Instant instant) {
    return ISO.format(instant);
  }

  static String clock(Instant instant) {
    return CLOCK.format(instant);
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

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
