package dev.outlive.orms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the agent is to say of each case of a run: of those that are not named, nothing. */
final class Reports {
  private final Map<String, List<Report>> byCase = new LinkedHashMap<>();

  private boolean countsMore;

  /** Whoever has come too late may try again: more of the same object is counted. */
  Reports countingMore() {
    countsMore = true;
    return this;
  }

  /** Of this case, once each. */
  Reports of(String name, Report... reports) {
    byCase.put(name, List.of(reports));
    return this;
  }

  /** In what a run deviates, in words; what it says of itself included. */
  List<String> deviations(OrmRun run) {
    Map<String, String> without = Truth.of(run.line()).of(run.cases().keySet());
    List<String> deviations = new ArrayList<>(Deviations.between(without, run.cases()));
    byCase.keySet().stream()
        .filter(name -> !run.cases().containsKey(name))
        .forEach(name -> deviations.add(name + " is no case"));
    for (String name : run.cases().keySet()) {
      deviations(run, name).forEach(each -> deviations.add(name + ": " + each));
    }
    run.log().violations().stream()
        .filter(each -> !each.repeat() && !run.cases().containsKey(each.text("used", "thread")))
        .forEach(each -> deviations.add("of no case: " + each));
    return deviations;
  }

  /** Whether it was written in full; what is not used is known by who opened it. */
  private static boolean isOf(LoggedViolation each, String name) {
    String site = each.text("used", "thread").isEmpty() ? "opened" : "used";
    return each.text(site, "thread").equals(name) && !each.stack(site).isEmpty();
  }

  private List<String> deviations(OrmRun run, String name) {
    List<Report> expected = byCase.getOrDefault(name, List.of());
    List<LoggedViolation> written =
        run.log().violations().stream().filter(each -> isOf(each, name)).toList();
    int counted = run.violations().get(name);
    boolean counts =
        counted == expected.size()
            || countsMore && !expected.isEmpty() && counted > expected.size();
    if (!counts || written.size() != expected.size()) {
      return List.of(
          expected.size()
              + " violations are due, "
              + counted
              + " were counted, and written: "
              + written);
    }
    List<String> deviations = new ArrayList<>();
    for (Report report : expected) {
      Optional<LoggedViolation> match =
          written.stream()
              .filter(each -> Report.subject(each).equals(report.subject()))
              .findFirst();
      if (match.isPresent()) {
        deviations.addAll(report.deviations(match.get()));
      } else {
        deviations.add("nothing of " + report.subject() + " in " + written);
      }
    }
    return deviations;
  }
}
