package dev.outlive.orms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one JVM did.
 *
 * @param line what it was started for
 * @param cases what each case got and what it cost, by its name, in order
 * @param violations how many the agent counted in each case
 * @param log what the agent wrote
 */
record OrmRun(Line line, Map<String, String> cases, Map<String, Integer> violations, JsonLog log) {
  private static final Pattern CASE = Pattern.compile("CASE (\\S+) (got=.*)");
  private static final Pattern END = Pattern.compile("END (\\S+) violations=(\\d+)");

  static OrmRun read(Line line, List<String> output, JsonLog log) {
    Map<String, String> cases = new LinkedHashMap<>();
    Map<String, Integer> violations = new LinkedHashMap<>();
    for (String each : output) {
      Matcher told = CASE.matcher(each);
      if (told.matches()) {
        cases.put(told.group(1), told.group(2));
      }
      Matcher ended = END.matcher(each);
      if (ended.matches()) {
        violations.put(ended.group(1), Integer.valueOf(ended.group(2)));
      }
    }
    return new OrmRun(line, cases, violations, log);
  }

  /** What the agent wrote in full of a case; its thread bears its name. */
  List<LoggedViolation> of(String name) {
    return log.violations().stream()
        .filter(each -> !each.repeat() && each.text("used", "thread").equals(name))
        .toList();
  }
}
