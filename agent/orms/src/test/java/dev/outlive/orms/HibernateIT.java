package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each late read of Hibernate is reported once, no legal one is, and the program sees no agent. */
class HibernateIT {

  static Stream<Line> lines() {
    return Line.of(Orm.HIBERNATE);
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("lines")
  void reportsWhatIsReadTooLateAndNothingElse(Line line) {
    OrmRun run = OrmJvm.running(line).withAgent().run();

    Map<String, String> without = Truth.of(line).of(run.cases().keySet());
    List<String> deviations = new ArrayList<>(Deviations.between(without, run.cases()));
    without.forEach(
        (name, said) ->
            deviations(run, name, LateRead.of(line, name, said))
                .forEach(each -> deviations.add(name + ": " + each)));
    run.log().violations().stream()
        .filter(each -> !each.repeat())
        .filter(each -> !without.containsKey(each.text("used", "thread")))
        .forEach(each -> deviations.add("of no case: " + each));
    assertThat(deviations).as("cases of %s that deviate with the agent", line).isEmpty();
  }

  private static List<String> deviations(OrmRun run, String name, Optional<LateRead> expected) {
    List<LoggedViolation> written = run.of(name);
    int wanted = expected.isPresent() ? 1 : 0;
    int counted = run.violations().get(name);
    int most = loadsTwice(run.line(), name) ? 2 * wanted : wanted;
    if (counted < wanted || counted > most || written.size() < wanted || written.size() > counted) {
      return List.of(
          wanted + " violations are due, " + counted + " were counted, and written: " + written);
    }
    return expected.map(late -> late.deviations(written.get(0))).orElse(List.of());
  }

  /**
   * The getter takes a connection and is the first late read; what reads the collection, another.
   */
  private static boolean loadsTwice(Line line, String name) {
    return line.equals(new Line(Library.HIBERNATE_5_6, Variant.ENHANCED_NO_TRANS))
        && name.matches("[^/]*/(orders\\..*|notes|tags)");
  }
}
