package dev.outlive.report;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** One pass over one SQL text. Not thread-safe. */
final class SqlMasking {
  private static final int LONGEST = 1_000;

  /** What may stand before a string as part of it. */
  private static final Set<String> PREFIXES =
      Set.of("n", "e", "x", "b", "r", "q", "nq", "u&", "_utf8", "_utf8mb4", "_latin1", "_binary");

  private static final Set<String> BEFORE_A_VALUE =
      Set.of("like", "ilike", "rlike", "regexp", "between", "escape", "match", "glob");
  private static final Set<String> BEFORE_VALUES = Set.of("in", "values", "value", "any", "all");
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}\\p{N}_$#-]*");
  private static final Pattern UNQUOTED_PASSWORD =
      Pattern.compile("(?i)\\b(identified\\s+by|password)\\s+(?![?=])[^\\s;,)]+");

  private final String sql;

  /** Only dialects that quote identifiers with it take double quotes for strings. */
  private final boolean hasBackticks;

  private final StringBuilder out = new StringBuilder(256);
  private int at;

  /** Where in {@code out} the word being written begins, or -1 between words. */
  private int wordStart = -1;

  /** The last word, in lower case, or empty if anything but blanks came after it. */
  private String lastWord = "";

  /** The last character that is neither blank nor of a word, or 0 if a word came after it. */
  private char lastSign;

  /** How many parentheses are open since a list of values began; 0 outside of one. */
  private int valueDepth;

  private boolean betweenRows;
  private boolean inBetween;

  SqlMasking(String sql) {
    this.sql = sql;
    this.hasBackticks = sql.indexOf('`') >= 0;
  }

  String masked() {
    while (at < sql.length() && out.length() <= LONGEST) {
      step();
    }
    boolean cut = at < sql.length() || out.length() > LONGEST;
    out.setLength(Math.min(out.length(), LONGEST));
    String text = UNQUOTED_PASSWORD.matcher(out.toString().strip()).replaceAll("$1 ?");
    return cut ? text + " …" : text;
  }

  private void step() {
    char c = sql.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
      space();
    } else if (c == '-' && peek(1) == '-' || c == '#' && wordStart < 0 && isLineComment()) {
      skipLine();
    } else if (c == '/' && peek(1) == '*') {
      skipComment();
    } else if (c == '\'') {
      string();
    } else if (c == '"') {
      doubleQuoted();
    } else if (c == '`') {
      identifier(endOfIdentifier(c));
    } else if (c == '$' && wordStart < 0 && isDollarQuote()) {
      dollarQuoted();
    } else if (wordStart < 0 && isNumber(c)) {
      number();
    } else if (Character.isJavaIdentifierPart(c) || isUnicodePrefix(c)) {
      word(c);
    } else {
      sign(c);
    }
  }

  private void space() {
    endWord();
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }

  private void word(char c) {
    if (wordStart < 0) {
      wordStart = out.length();
    }
    out.append(c);
    at++;
  }

  private void endWord() {
    if (wordStart < 0) {
      return;
    }
    lastWord = out.substring(wordStart).toLowerCase(Locale.ROOT);
    wordStart = -1;
    lastSign = 0;
    betweenRows = false;
    if (lastWord.equals("select")) {
      valueDepth = 0;
    } else if (lastWord.equals("between")) {
      inBetween = true;
    } else if (lastWord.equals("and") && inBetween) {
      inBetween = false;
      lastWord = "between";
    }
  }

  private void sign(char c) {
    endWord();
    out.append(c);
    at++;
    if (c == '(' && (valueDepth > 0 || BEFORE_VALUES.contains(lastWord) || betweenRows)) {
      valueDepth++;
    } else if (c == ')' && valueDepth > 0) {
      valueDepth--;
      betweenRows = valueDepth == 0;
    }
    lastSign = c;
    lastWord = "";
    if (c == '?' || c == ':' || c == '@') {
      // The number or name behind a parameter mark is no value.
      while (at < sql.length() && Character.isJavaIdentifierPart(sql.charAt(at))) {
        out.append(sql.charAt(at++));
      }
    }
  }

  private void value(int end) {
    out.append('?');
    at = end;
    wordStart = -1;
    lastSign = '?';
    lastWord = "";
  }

  private void string() {
    String prefix = wordStart < 0 ? "" : out.substring(wordStart).toLowerCase(Locale.ROOT);
    if (PREFIXES.contains(prefix)) {
      out.setLength(wordStart);
    }
    value(
        switch (prefix) {
          case "q", "nq" -> endOfOracleString();
          case "e" -> endOfString('\'', true);
          default -> endOfString('\'', false);
        });
  }

  /**
   * Where the string that begins here ends. A quote behind a backslash ends it in one dialect and
   * not in another, so that nothing behind it can be trusted to be no string.
   */
  private int endOfString(char quote, boolean backslashEscapes) {
    int i = at + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      char next = i + 1 < sql.length() ? sql.charAt(i + 1) : 0;
      if (c == '\\' && next == quote && !backslashEscapes) {
        return sql.length();
      } else if (c == '\\' && (next == '\\' || backslashEscapes) || c == quote && next == quote) {
        i += 2;
      } else if (c == quote) {
        return i + 1;
      } else {
        i++;
      }
    }
    return sql.length();
  }

  private int endOfOracleString() {
    int bracket = "([{<".indexOf(peek(1));
    char close = bracket < 0 ? peek(1) : ")]}>".charAt(bracket);
    int end = sql.indexOf(close + "'", at + 2);
    return end < 0 ? sql.length() : end + 2;
  }

  /** An identifier in standard SQL, a string in some dialects: masked where it may be one. */
  private void doubleQuoted() {
    endWord();
    int end = endOfIdentifier('"');
    boolean qualified = lastSign == '.' || end < sql.length() && sql.charAt(end) == '.';
    boolean valueIsDue =
        valueDepth > 0
            || lastSign == '='
            || lastSign == '<'
            || lastSign == '>'
            || lastSign == 0 && BEFORE_A_VALUE.contains(lastWord);
    boolean odd = !IDENTIFIER.matcher(sql.substring(at + 1, Math.max(at + 1, end - 1))).matches();
    if (hasBackticks || odd || valueIsDue && !qualified) {
      value(endOfString('"', false));
    } else {
      identifier(end);
    }
  }

  private int endOfIdentifier(char quote) {
    int end = sql.indexOf(quote, at + 1);
    return end < 0 ? sql.length() : end + 1;
  }

  private void identifier(int end) {
    endWord();
    out.append(sql, at, end);
    lastSign = sql.charAt(at);
    lastWord = "";
    betweenRows = false;
    at = end;
  }

  private boolean isDollarQuote() {
    if (isDigit(peek(1))) {
      return false;
    }
    int i = at + 1;
    while (i < sql.length() && (Character.isLetterOrDigit(sql.charAt(i)) || sql.charAt(i) == '_')) {
      i++;
    }
    return i < sql.length() && sql.charAt(i) == '$';
  }

  private void dollarQuoted() {
    int tagEnd = sql.indexOf('$', at + 1) + 1;
    String tag = sql.substring(at, tagEnd);
    int end = sql.indexOf(tag, tagEnd);
    value(end < 0 ? sql.length() : end + tag.length());
  }

  private boolean isNumber(char c) {
    return isDigit(c) || c == '.' && isDigit(peek(1));
  }

  private void number() {
    boolean hex = peek(1) == 'x' || peek(1) == 'X';
    int end = at + 1;
    while (end < sql.length()) {
      char c = sql.charAt(end);
      boolean exponent = !hex && (c == '+' || c == '-') && "eE".indexOf(sql.charAt(end - 1)) >= 0;
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !exponent) {
        break;
      }
      end++;
    }
    value(end);
  }

  private boolean isUnicodePrefix(char c) {
    return c == '&'
        && wordStart >= 0
        && wordStart == out.length() - 1
        && Character.toLowerCase(out.charAt(wordStart)) == 'u'
        && (peek(1) == '\'' || peek(1) == '"');
  }

  /** A hash is a comment to some dialects and an operator or a name to others. */
  private boolean isLineComment() {
    char next = peek(1);
    return next == 0
        || Character.isWhitespace(next)
        || sql.substring(at, endOfLine()).chars().filter(c -> c == '\'').count() % 2 == 1;
  }

  private void skipLine() {
    at = endOfLine();
    space();
  }

  private int endOfLine() {
    int end = at;
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  /** Some dialects nest comments: read so, no part of one is ever taken for SQL. */
  private void skipComment() {
    int depth = 0;
    do {
      if (sql.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (sql.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < sql.length());
    space();
  }

  private char peek(int ahead) {
    return at + ahead < sql.length() ? sql.charAt(at + ahead) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
