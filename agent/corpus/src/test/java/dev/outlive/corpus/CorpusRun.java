package dev.outlive.corpus;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one run of the shop left behind.
 *
 * @param output the lines on standard output
 * @param log the agent's log
 */
record CorpusRun(List<String> output, JsonLog log) {

  /** The lines of standard output that start with a word, without it. */
  List<String> lines(String word) {
    return output.stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .toList();
  }

  /** The number that {@code name=} is followed by in the line that starts with a word. */
  long number(String word, String name) {
    return number(lines(word), Pattern.compile("\\b" + name + "=(\\d+)"));
  }

  /** How many classes the agent says that it wove. */
  long classesWoven() {
    return number(log.notices(), Pattern.compile("^exit: .* (\\d+) class(?:es)? woven"));
  }

  private static long number(List<String> lines, Pattern pattern) {
    for (String line : lines) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find()) {
        return Long.parseLong(matcher.group(1));
      }
    }
    throw new AssertionError("no " + pattern + " in " + lines);
  }
}
