package dev.outlive.orms;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one JVM did that auto-fix was tried with.
 *
 * @param said what its scenarios said, by {@code scenario:name}
 * @param log what the agent wrote
 */
record FixRun(Map<String, String> said, JsonLog log) {
  private static final Pattern SAID = Pattern.compile("SAID ([^:]+:[^=]+)=(.*)");

  static FixRun of(OrmJvm jvm) {
    ChildJvm.Said output = jvm.said();
    Map<String, String> said = new LinkedHashMap<>();
    for (String line : output.lines()) {
      Matcher matcher = SAID.matcher(line);
      if (matcher.matches()) {
        said.put(matcher.group(1), matcher.group(2));
      }
    }
    return new FixRun(said, output.log());
  }

  /** What a scenario said under a name. */
  String said(String scenario, String name) {
    String value = said.get(scenario + ":" + name);
    if (value == null) {
      throw new AssertionError("nothing was said of " + scenario + ":" + name + " in " + said);
    }
    return value;
  }

  /** The scenarios, in order. */
  Set<String> scenarios() {
    Set<String> names = new LinkedHashSet<>();
    said.keySet().forEach(name -> names.add(name.substring(0, name.indexOf(':'))));
    return names;
  }

  /** All that a scenario said, but for its late reads. */
  Map<String, String> saidOf(String scenario) {
    return saidOf(scenario, false);
  }

  /** What a scenario's late reads got. */
  Map<String, String> lateReads(String scenario) {
    return saidOf(scenario, true);
  }

  private Map<String, String> saidOf(String scenario, boolean late) {
    Map<String, String> of = new LinkedHashMap<>();
    said.forEach(
        (name, value) -> {
          if (name.startsWith(scenario + ":") && late == name.contains(":late.")) {
            of.put(name.substring(scenario.length() + 1), value);
          }
        });
    return of;
  }

  /** How the lazy reads of a scenario went that were written in full. */
  List<String> outcomes(String scenario) {
    return of("lazy-load-after-close", scenario).stream().map(LoggedViolation::outcome).toList();
  }

  /** The same of reads that came after the transaction only. */
  List<String> outcomesOutside(String scenario) {
    return of("lazy-load-outside-transaction", scenario).stream()
        .map(LoggedViolation::outcome)
        .toList();
  }

  /** Why something of a scenario was not fixed. */
  List<String> refusals(String scenario) {
    return of("incomplete-snapshot", scenario).stream().map(LoggedViolation::message).toList();
  }

  /** Its thread bears its name. */
  private List<LoggedViolation> of(String rule, String scenario) {
    return log.violations().stream()
        .filter(each -> each.rule().equals(rule))
        .filter(each -> scenario.equals(each.thread()))
        // Repeats have no stacks.
        .filter(each -> !each.stack("used").isEmpty() || !each.stack("loaded").isEmpty())
        .toList();
  }
}
