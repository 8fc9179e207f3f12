package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hibernate does not see that a lazy attribute was served: whatever is done with its owner
 * afterwards goes as in a JVM without the agent where it was never read, to the statement.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("lines")
class HibernateInvisibleIT {
  private static final String[] GROUPS = {"changes", "invisible", "listened", "intercepted"};
  private static FixRun plain;
  private static FixRun served;

  @Parameter private Line line;

  static Stream<Line> lines() {
    return HibernateFixes.lines();
  }

  @BeforeParameterizedClassInvocation
  static void runBoth(Line line) {
    plain = Fixes.plain(line, GROUPS);
    served = Fixes.served(line, GROUPS);
  }

  private static Stream<String> scenarios(String pattern) {
    return plain.scenarios().stream().filter(name -> name.matches(pattern));
  }

  private static void assertSame(String scenario) {
    assertThat(served.saidOf(scenario)).isEqualTo(plain.saidOf(scenario)).isNotEmpty();
    assertThat(plain.lateReads(scenario)).isEmpty();
  }

  private static void assertServed(String scenario) {
    assertThat(served.lateReads(scenario).values())
        .isNotEmpty()
        .noneMatch(got -> got.contains("Exception"));
    assertThat(served.refusals(scenario)).isEmpty();
  }

  static Stream<String> invisible() {
    return scenarios("(asked|serialized|compared|locked|evicted|merged|reattached|cascaded)/.*");
  }

  @ParameterizedTest
  @MethodSource("invisible")
  void itGoesAsIfItHadNotBeenRead(String scenario) {
    assertSame(scenario);
    assertServed(scenario);
    assertThat(served.outcomes(scenario)).contains("snapshot");
  }

  /** Reading what is in them shows that the scenarios do what they say. */
  @Test
  void whatWasCommittedElsewhereIsThere() {
    assertThat(invisible()).hasSize(75);
    for (String round : new String[] {"reloaded", "copied"}) {
      assertThat(served.said("merged/orders", "late." + round)).isEqualTo("Item 1, Item 2");
      assertThat(served.said("merged/orders", round + ".result"))
          .isEqualTo("false Merged " + round);
      assertThat(served.said("merged/orders", round + ".rows")).contains("Elsewhere", "New");
      assertThat(served.said("cascaded/merge", round + ".rows")).contains("Elsewhere", "New");
      assertThat(served.said("cascaded/remove", round + ".rows")).isEqualTo("[]");
    }
    boolean hasUpdate = !line.library().title().startsWith("hibernate-7");
    assertThat(served.said("reattached/tags", "copied.result"))
        .isEqualTo(hasUpdate ? "false [new, tag 2]" : "UnsupportedOperationException: update");
  }

  static Stream<String> changes() {
    return scenarios("(list|set|sorted|map|proxy)\\..*");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatWouldChangeItThrowsWhatItThrew(String scenario) {
    assertSame(scenario);
    assertThat(served.saidOf(scenario).values())
        .hasSize(4)
        .allMatch(got -> got.startsWith("LazyInitializationException: "));
    assertServed(scenario);
  }

  /** It is reached through a read, which is answered. */
  @Test
  void whatAnIteratorWouldRemoveStays() {
    assertThat(served.saidOf("iterator.remove").values())
        .hasSize(4)
        .allMatch(got -> got.startsWith("UnsupportedOperationException"));
    assertServed("iterator.remove");
  }

  static Stream<String> listened() {
    return scenarios("heard/.*|cached");
  }

  /** But for an entity's own listener of loads: it may have to make something of what is read. */
  @ParameterizedTest
  @MethodSource("listened")
  void noListenerAndNoCacheIsToldOfIt(String scenario) {
    assertSame(scenario);
    assertServed(scenario);
  }

  static Stream<String> intercepted() {
    return scenarios("intercepted/.*");
  }

  @ParameterizedTest
  @MethodSource("intercepted")
  void anInterceptorIsOnlyToldOfLoadsAndOnTheHostsThread(String scenario) {
    assertSame(scenario);
    assertThat(served.refusals(scenario))
        .singleElement()
        .asString()
        .contains("its factory has an interceptor, which may go by the thread");
    assertThat(served.outcomes(scenario)).startsWith("threw");
  }
}
