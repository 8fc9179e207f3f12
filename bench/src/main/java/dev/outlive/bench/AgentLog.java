package dev.outlive.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What our agent said about a run. An agent that did not work is cheap, so none is believed that
 * does not say that it did, or that saw violations where there are none.
 */
record AgentLog(String text) {

  private static final Pattern END = Pattern.compile("exit: (\\d+) violations? of .*woven(.*)");

  static AgentLog read(Path file) throws IOException {
    return new AgentLog(Files.exists(file) ? Files.readString(file) : "");
  }

  /**
   * Checks that it worked.
   *
   * @param violates whether there was anything to report
   * @throws IllegalStateException if it did not
   */
  void check(boolean violates) {
    if (!text.contains(" active: ")) {
      throw new IllegalStateException("the agent did not get active");
    }
    Matcher end = END.matcher(text);
    if (!end.find()) {
      throw new IllegalStateException("the agent did not say how it ended");
    }
    if (!end.group(2).isEmpty()) {
      throw new IllegalStateException("the agent failed: " + end.group());
    }
    if (Long.parseLong(end.group(1)) > 0 != violates) {
      throw new IllegalStateException("the agent reported " + end.group(1) + " violations");
    }
  }
}
