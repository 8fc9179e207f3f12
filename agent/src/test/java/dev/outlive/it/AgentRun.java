package dev.outlive.it;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one JVM under the agent did.
 *
 * @param output the lines on standard output
 * @param errors the lines on standard error
 * @param log the agent's log
 */
record AgentRun(List<String> output, List<String> errors, JsonLog log) {

  List<LoggedViolation> violations() {
    return log.violations();
  }

  /** The lines of standard output that start with a word, without it. */
  List<String> lines(String word) {
    return output.stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .toList();
  }

  /** The number that {@code name=} is followed by in the line that starts with a word. */
  long number(String word, String name) {
    Pattern pattern = Pattern.compile("\\b" + name + "=(\\d+)");
    for (String line : lines(word)) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return Long.parseLong(matcher.group(1));
      }
    }
    throw new AssertionError("no " + word + " line with " + name + "= in " + output);
  }
}
