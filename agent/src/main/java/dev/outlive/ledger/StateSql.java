package dev.outlive.ledger;

import java.util.Locale;

/**
 * Tells SQL after which a connection sees other rows than a fresh one: session variables, roles and
 * row-level security's settings. Rather one too many than one too few.
 */
final class StateSql {
  private static final String[] VERBS = {
    "set ",
    "alter session",
    "use ",
    "declare ",
    "create temp",
    "create local temp",
    "create global",
    "exec sp_set",
    "begin dbms_session",
    "call dbms_session",
    "call set",
    "pragma"
  };

  private StateSql() {}

  static boolean changesState(String sql) {
    int start = 0;
    while (start < sql.length() && Character.isWhitespace(sql.charAt(start))) {
      start++;
    }
    String head = sql.substring(start, Math.min(sql.length(), start + 32)).toLowerCase(Locale.ROOT);
    for (String verb : VERBS) {
      if (head.startsWith(verb)) {
        return true;
      }
    }
    return head.startsWith("/*")
        || head.startsWith("--")
        || sql.contains("set_config(")
        || sql.contains("SET_CONFIG(");
  }
}
