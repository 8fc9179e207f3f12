package dev.outlive.ledger;

import java.util.regex.Pattern;

/**
 * Tells SQL after which a connection sees other rows than a fresh one: session variables, roles and
 * row-level security's settings. Rather one too many than one too few.
 */
final class StateSql {
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?:^|[;{])[\\s({]*(?:set|reset|use|call|exec|execute|declare|pragma|do|begin|start|lock"
              + "|alter\\s+session|create\\s+(?:\\w+\\s+)?temp\\w*)\\b"
              + "|set_config\\s*\\(|dbms_session|/\\*|--",
          Pattern.CASE_INSENSITIVE);

  private StateSql() {}

  static boolean changesState(String sql) {
    return CHANGES.matcher(sql).find();
  }
}
