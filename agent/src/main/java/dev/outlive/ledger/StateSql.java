package dev.outlive.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells SQL after which a connection may show other rows than before, and than a fresh one: session
 * variables, roles, row-level security's settings, and whatever may undo them. Rather one too many
 * than one too few.
 */
final class StateSql {
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?:^|[;{])[\\s({]*(?:"
              + "(?:set|reset|discard|use|call|exec|execute|declare|pragma|attach|detach|do|begin"
              + "|start|lock|commit|rollback|end|abort|revert|xa"
              + "|alter\\s+session|create\\s+(?:\\w+\\s+)?temp\\w*)\\b"
              + "|/\\*|--|#)"
              + "|\\bset_config\\b|dbms_session",
          Pattern.CASE_INSENSITIVE);

  /**
   * By the standard (SQL:2003, 4.14.2) each session has rows of its own in it, and all have the
   * table. Hibernate defines some at each start. PostgreSQL makes a table of the session's of it.
   */
  private static final Pattern GLOBAL_TABLE =
      Pattern.compile("create\\s+global\\s+temporary\\s+table\\b[^;]*", Pattern.CASE_INSENSITIVE);

  private static final List<String> STANDARD =
      List.of("jdbc:h2:", "jdbc:hsqldb:", "jdbc:oracle:", "jdbc:db2:");

  private static final int SLOTS = 1024;

  /** Longer SQL is looked at each time: what is kept is bounded. */
  private static final int LONGEST = 1_000;

  /** SQL that changes nothing, where it was looked at last; racy on purpose, strings are whole. */
  private static final String[] HARMLESS = new String[SLOTS];

  private StateSql() {}

  static boolean changesState(String sql) {
    int slot = SqlSlot.of(sql) & SLOTS - 1;
    if (sql.equals(HARMLESS[slot])) {
      return false;
    }
    boolean changes = CHANGES.matcher(sql).region(begin(sql), sql.length()).find();
    if (!changes && sql.length() <= LONGEST) {
      HARMLESS[slot] = sql;
    }
    return changes;
  }

  /**
   * The same, where it is known what database it is run on.
   *
   * @param url the connection's; null if unknown
   */
  static boolean changesState(String sql, String url) {
    return changesState(sql)
        && !(url != null
            && STANDARD.stream().anyMatch(url::startsWith)
            && GLOBAL_TABLE.matcher(sql).region(begin(sql), sql.length()).matches());
  }

  /** Behind blanks and comments, but for those that dialects differ about. */
  static int begin(String sql) {
    int at = 0;
    while (at < sql.length()) {
      int behind = at;
      if (Character.isWhitespace(sql.charAt(at))) {
        behind = at + 1;
      } else if (sql.startsWith("--", at)) {
        behind = sql.indexOf('\n', at) + 1;
      } else if (sql.startsWith("/*", at)) {
        behind = behindComment(sql, at);
      }
      if (behind <= at) {
        return at;
      }
      at = behind;
    }
    return at;
  }

  /** Some dialects nest comments, and some run those that begin with an exclamation mark. */
  private static int behindComment(String sql, int at) {
    int end = sql.indexOf("*/", at + 2);
    int nested = sql.indexOf("/*", at + 2);
    boolean clear = end > 0 && (nested < 0 || nested > end);
    return clear && !sql.startsWith("!", at + 2) && !sql.startsWith("M!", at + 2) ? end + 2 : at;
  }
}
