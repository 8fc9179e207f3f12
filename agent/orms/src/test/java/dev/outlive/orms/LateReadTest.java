package dev.outlive.orms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is asserted of a record is asserted: a record that is right in all but one is refused. */
class LateReadTest {
  private static final String THREW =
      "got=org.hibernate.LazyInitializationException: no session connections=+0/-0 statements=0"
          + " commits=0";
  private static final String LOADED = "got=2 connections=+0/-0 statements=0 commits=0";
  private static final String TOOK_ONE = "got=2 connections=+1/-1 statements=1 commits=1";

  private static final Line PLAIN = new Line(Library.HIBERNATE_7_4, Variant.PLAIN);
  private static final Line ENHANCED = new Line(Library.HIBERNATE_7_4, Variant.ENHANCED);

  @Test
  void expectsWhatThrewOrTookAConnectionAfterTheEnd() {
    assertThat(LateRead.of(PLAIN, "close/tags", THREW))
        .contains(new LateRead("close/tags", "threw", "org.hibernate.LazyInitializationException"));
    assertThat(LateRead.of(PLAIN, "clear/tags", TOOK_ONE))
        .contains(new LateRead("clear/tags", "reconnected", ""));
  }

  @Test
  void expectsNothingOfWhatWasLoadedOrIsStillBound() {
    assertThat(LateRead.of(PLAIN, "close/bio", LOADED)).isEmpty();
    assertThat(LateRead.of(PLAIN, "open/tags", TOOK_ONE)).isEmpty();
    assertThat(LateRead.of(PLAIN, "detach/customer", TOOK_ONE)).isEmpty();
    assertThat(LateRead.of(PLAIN, "clear/customer", TOOK_ONE)).isPresent();
    assertThat(LateRead.of(ENHANCED, "clear/customer", TOOK_ONE)).isEmpty();
  }

  @Test
  void acceptsTheWholeTruthOnly() {
    LateRead late = LateRead.of(PLAIN, "clear/tags", THREW).orElseThrow();

    assertThat(
            late.deviations(record("Customer", "cleared", "app.Ending.endByClear(Ending.java:1)")))
        .isEmpty();
    assertThat(late.deviations(record("Order", "cleared", "app.Ending.endByClear(Ending.java:1)")))
        .containsExactly("subject is app.Order#1.tags and not app.Customer#1.tags");
    assertThat(late.deviations(record("Customer", "", "app.Ending.endByClear(Ending.java:1)")))
        .containsExactly("closed.how is '' and not 'cleared'");
    assertThat(late.deviations(record("Customer", "cleared", "lib.Session.endAll(Session.java:1)")))
        .singleElement()
        .asString()
        .startsWith("no method of the program's is named .end… in closed");
  }

  private static LoggedViolation record(String type, String how, String closer) {
    return new LoggedViolation(
        Map.of(
            "rule", "lazy-load-after-close",
            "severity", "error",
            "outcome", "threw",
            "exception", Map.of("type", "org.hibernate.LazyInitializationException"),
            "subject",
                Map.of("kind", "attribute", "type", "app." + type, "member", "tags", "id", "1"),
            "lease", Map.of("kind", "session"),
            "opened", Map.of("stack", List.of("app.Shop.open(Shop.java:1)")),
            "loaded", Map.of("stack", List.of("app.Repository.loadCustomer(Repository.java:1)")),
            "closed", Map.of("how", how, "stack", List.of(closer)),
            "used", Map.of("stack", List.of("app.Page.renderTags(Page.java:1)"))));
  }
}
