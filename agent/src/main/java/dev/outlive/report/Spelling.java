package dev.outlive.report;

import java.util.Locale;

/** How constants are written in records: lower case, words joined by hyphens. */
final class Spelling {
  private Spelling() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
