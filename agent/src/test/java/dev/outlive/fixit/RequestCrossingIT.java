package dev.outlive.fixit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outlive.fixit.program.Author;
import dev.outlive.fixit.program.RequestCrossings;
import dev.outlive.orm.ConnectionContext;
import org.junit.jupiter.api.Test;

/** Entities and sessions that outlive their request are told from those that do not. */
class RequestCrossingIT {

  @Test
  void anEntityThatIsReadInAnotherRequestCrosses() {
    FixRun run = FixJvm.running(RequestCrossings.class, "4").run();

    FixRun.Record crossing = only(run, "entity-crosses-request");
    assertThat(crossing.text("severity")).isEqualTo("warning");
    assertThat(crossing.text("outcome")).isEqualTo("threw");
    assertThat(crossing.text("subject", "type")).isEqualTo(Author.class.getName());
    assertThat(crossing.text("subject", "member")).isEqualTo("bio");
    for (String site : new String[] {"opened", "loaded", "closed"}) {
      assertThat(crossing.text(site, "scope")).as(site).isEqualTo("GET /loading");
    }
    assertThat(crossing.text("used", "scope")).isEqualTo("GET /showing");
    assertThat(crossing.text("message")).contains("GET /showing", "GET /loading");
    assertThat(run.said("showing")).isEqualTo("ContextClosedException");

    // In its own request, or in none, it is late and nothing else.
    assertThat(run.lazyOutcomes("both")).containsExactly("threw");
    assertThat(run.of("lazy-load-after-close", "both").get(0).text("used", "scope"))
        .isEqualTo("GET /both");
    assertThat(run.of("lazy-load-after-close", "load")).hasSize(1);
    assertThat(run.of("lazy-load-after-close", "load").get(0).text("used", "scope")).isEmpty();

    FixRun.Record session = only(run, "connection-crosses-request");
    assertThat(session.text("severity")).isEqualTo("warning");
    assertThat(session.text("outcome")).isEqualTo("reported");
    assertThat(session.text("subject", "kind")).isEqualTo("session");
    assertThat(session.text("subject", "type")).isEqualTo(ConnectionContext.class.getName());
    assertThat(session.text("lease", "kind")).isEqualTo("session");
    assertThat(session.text("opened", "scope")).isEqualTo("GET /opening");
    assertThat(run.records()).hasSize(4);
  }

  @Test
  void itIsServedAsWhatIsLateInItsOwn() {
    FixRun run = FixJvm.running(RequestCrossings.class, "4").fixing().run();

    assertThat(run.said("showing")).isEqualTo("Bio 1");
    assertThat(only(run, "entity-crosses-request").text("outcome")).isEqualTo("reloaded");
  }

  @Test
  void onRequestTheReadThrows() {
    FixRun run =
        FixJvm.running(RequestCrossings.class, "4").set("outlive.on-violation", "throw").run();

    assertThat(run.said("showing")).isEqualTo("LifecycleViolationException");
    assertThat(only(run, "entity-crosses-request").text("outcome")).isEqualTo("blocked");
  }

  @Test
  void switchedOffTheReadIsStillLate() {
    FixRun run =
        FixJvm.running(RequestCrossings.class, "4")
            .set("outlive.rules", "-entity-crosses-request")
            .run();

    assertThat(run.records())
        .extracting(FixRun.Record::rule)
        .doesNotContain("entity-crosses-request");
    assertThat(run.lazyOutcomes("load")).hasSize(2);
  }

  private static FixRun.Record only(FixRun run, String rule) {
    assertThat(run.records()).extracting(FixRun.Record::rule).containsOnlyOnce(rule);
    return run.records().stream()
        .filter(each -> each.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
