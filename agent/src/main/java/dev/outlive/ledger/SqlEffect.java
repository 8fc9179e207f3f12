package dev.outlive.ledger;

import java.util.Locale;
import java.util.regex.Pattern;

/** What SQL that was run means for work that is not committed yet, as far as its text tells. */
enum SqlEffect {
  /** Something that a roll-back would undo, or may be. */
  WORK,
  /** Nothing that anybody would miss. */
  NONE,
  /** The transaction ends with it. */
  ENDS;

  private static final String SELECT = "select";
  private static final String WITH = "with";

  /** What a query with names for its parts may do in one of them, or in the end. */
  private static final Pattern WRITES =
      Pattern.compile("\\b(?:insert|update|delete|merge)\\b", Pattern.CASE_INSENSITIVE);

  /**
   * Whether what hands out rows has written none, as far as its text tells, also where that is not
   * known: {@code INSERT … RETURNING} hands out rows, and so may a procedure. What a function does
   * that is selected, nobody sees.
   */
  static boolean onlyReads(String sql) {
    // Most does, and whoever asks is on a hot path.
    return sql == null
        || sql.regionMatches(true, 0, SELECT, 0, SELECT.length())
        || of(sql, null) == NONE
        || sql.regionMatches(true, StateSql.begin(sql), WITH, 0, WITH.length())
            && !WRITES.matcher(sql).find();
  }

  /**
   * @param sql as the host wrote it; null if unknown
   * @param driver the class of the driver's connection; null if unknown
   */
  static SqlEffect of(String sql, String driver) {
    if (sql == null) {
      return WORK;
    }
    int begin = StateSql.begin(sql);
    while (begin < sql.length() && (sql.charAt(begin) == '(' || sql.charAt(begin) == ' ')) {
      begin++;
    }
    int end = begin;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return switch (sql.substring(begin, end).toLowerCase(Locale.ROOT)) {
      case "commit", "end", "abort" -> ENDS;
      // Not to a savepoint.
      case "rollback" -> sql.toLowerCase(Locale.ROOT).contains(" to ") ? NONE : ENDS;
      case "select",
          "values",
          "table",
          "from",
          "show",
          "explain",
          "describe",
          "desc",
          "set",
          "reset",
          "use",
          "pragma",
          "begin",
          "start",
          "savepoint",
          "release",
          "declare",
          "fetch",
          "close",
          "listen",
          "unlisten",
          "discard",
          "lock",
          "analyze" ->
          NONE;
      case "create", "alter", "drop", "truncate", "rename", "grant", "revoke", "comment" ->
          commitsBeforeDefinitions(driver) ? ENDS : WORK;
      default -> WORK;
    };
  }

  /**
   * By the documentation of MySQL ("Statements That Cause an Implicit Commit"), MariaDB, Oracle
   * ("COMMIT"), H2 ("Commands: DDL") and HSQLDB ("Transactions and DDL"). Where the driver is not
   * known, it may be one of them.
   */
  private static boolean commitsBeforeDefinitions(String driver) {
    return driver == null
        || driver.startsWith("com.mysql.")
        || driver.startsWith("org.mariadb.")
        || driver.startsWith("oracle.")
        || driver.startsWith("org.h2.")
        || driver.startsWith("org.hsqldb.");
  }
}
