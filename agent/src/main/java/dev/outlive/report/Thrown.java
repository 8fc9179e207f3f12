package dev.outlive.report;

import java.util.Objects;

/**
 * The exception that a caller got, as text.
 *
 * @param type the exception's class name
 * @param message its message without values, or null
 */
public record Thrown(String type, String message) {
  private static final int LONGEST = 300;

  public Thrown {
    Objects.requireNonNull(type, "type");
  }

  /**
   * Describes an exception. Its message is cut at the first quoted value or line end, since drivers
   * quote what the row contained.
   */
  public static Thrown of(Throwable exception) {
    return new Thrown(exception.getClass().getName(), cut(messageOf(exception)));
  }

  private static String messageOf(Throwable exception) {
    try {
      return exception.getMessage();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // The message is the host's code; one that fails is as good as none.
      return null;
    }
  }

  private static String cut(String message) {
    if (message == null) {
      return null;
    }
    int limit = Math.min(message.length(), LONGEST);
    for (int i = 0; i < limit; i++) {
      char c = message.charAt(i);
      if (c == '\n' || c == '\r' || isQuote(c) && !isApostrophe(message, i)) {
        return shortened(message, i);
      }
    }
    return message.length() > limit ? shortened(message, limit) : message;
  }

  private static String shortened(String message, int end) {
    return (message.substring(0, end).stripTrailing() + " …").strip();
  }

  private static boolean isQuote(char c) {
    return "'\"`´‘’‚‛“”„‟«»‹›".indexOf(c) >= 0;
  }

  /** An apostrophe stands inside a word: <em>can't</em>. */
  private static boolean isApostrophe(String message, int i) {
    return (message.charAt(i) == '\'' || message.charAt(i) == '’')
        && i > 0
        && i + 1 < message.length()
        && Character.isLetter(message.charAt(i - 1))
        && Character.isLetter(message.charAt(i + 1));
  }
}
