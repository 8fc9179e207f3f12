package dev.outlive.orms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Compares what a run with the agent did to what it is to do. */
final class LateReads {
  private LateReads() {}

  /**
   * @param due what is to be reported of a case, by its name and what it says without the agent
   * @return in words
   */
  static List<String> deviations(OrmRun run, BiFunction<String, String, List<LateRead>> due) {
    Map<String, String> without = Truth.of(run.line()).of(run.cases().keySet());
    List<String> deviations = new ArrayList<>(Deviations.between(without, run.cases()));
    without.forEach(
        (name, said) ->
            deviations(run, name, due.apply(name, said))
                .forEach(each -> deviations.add(name + ": " + each)));
    run.log().violations().stream()
        .filter(each -> !each.repeat())
        .filter(each -> !without.containsKey(each.text("used", "thread")))
        .forEach(each -> deviations.add("of no case: " + each));
    return deviations;
  }

  private static List<String> deviations(OrmRun run, String name, List<LateRead> due) {
    List<LoggedViolation> written = run.of(name);
    int wanted = due.size();
    int counted = run.violations().get(name);
    int most = loadsTwice(run.line(), name) ? 2 * wanted : wanted;
    if (counted < wanted || counted > most || written.size() < wanted || written.size() > counted) {
      return List.of(
          wanted + " violations are due, " + counted + " were counted, and written: " + written);
    }
    List<String> deviations = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      deviations.addAll(due.get(i).deviations(written.get(i)));
    }
    return deviations;
  }

  /**
   * The getter takes a connection and is the first late read; what reads the collection, another.
   * Or two owners are read of, and what is said of the second is the same.
   */
  private static boolean loadsTwice(Line line, String name) {
    return line.equals(new Line(Library.HIBERNATE_5_6, Variant.ENHANCED_NO_TRANS))
            && name.matches("[^/]*/(orders\\..*|notes|tags)")
        || line.library().orm() == Orm.OPENJPA
            && line.variant() == Variant.NULL
            && name.equals("compared-after-close/customer");
  }
}
