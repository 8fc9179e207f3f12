package app;

import app.heard.Caching;
import app.heard.Heard;
import app.heard.Interceptors;
import app.heard.SessionEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.stat.Statistics;

/** What those hear of a late read and of a copy who listen to Hibernate. */
final class Listened {
  private final Store store;

  private Listened(Store store) {
    this.store = store;
  }

  static Map<String, Object> intercepting() {
    return Map.of("hibernate.session_factory.interceptor", Interceptors.hearing());
  }

  static Map<String, Object> settings() {
    return Map.of(
        "hibernate.session.events.auto",
        SessionEvents.class.getName(),
        "hibernate.cache.region.factory_class",
        new Caching(),
        "hibernate.generate_statistics",
        "true");
  }

  static List<Scenario> scenarios(Store store) {
    Listened listened = new Listened(store);
    List<Scenario> scenarios = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      scenarios.add(new Scenario("heard/" + kind.title(), () -> listened.heard(kind)));
    }
    scenarios.add(new Scenario("cached", listened::cached));
    return scenarios;
  }

  static List<Scenario> intercepted(Store store) {
    Listened listened = new Listened(store);
    List<Scenario> scenarios = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      scenarios.add(new Scenario("intercepted/" + kind.title(), () -> listened.heard(kind)));
    }
    return scenarios;
  }

  private void heard(Kind kind) {
    for (int i = 0; i < 2; i++) {
      String round = i == 0 ? "reloaded" : "copied";
      Heard.take();
      String before = cache();
      Customer customer = aCustomer(kind);
      Seen.late(round, customer, kind::read);
      Said.of(round + ".heard", Heard.take().stream().filter(each -> !told(each)).toList());
      Said.of(round + ".cache", before + " then " + cache());
    }
  }

  /** What is read is loaded, and an entity's own listener may have to make something of it. */
  private static boolean told(String event) {
    if (!event.startsWith("@PostLoad")) {
      return false;
    }
    Said.of("late." + event, "told");
    return true;
  }

  private Customer aCustomer(Kind kind) {
    try (Session session = store.open()) {
      return session.find(Customer.class, (long) kind.ordinal() + 1);
    }
  }

  private String cache() {
    Statistics statistics = store.factory().getStatistics();
    return statistics.getSecondLevelCacheHitCount()
        + " hits, "
        + statistics.getSecondLevelCacheMissCount()
        + " misses, "
        + statistics.getSecondLevelCachePutCount()
        + " puts, "
        + statistics.getFlushCount()
        + " flushes, "
        + statistics.getEntityUpdateCount()
        + " updates";
  }

  /** What was read for a late read must not be found by the next session. */
  private void cached() throws Exception {
    Customer customer = aCustomer(Kind.COUNTRY);
    Seen.late("read", customer, Kind.COUNTRY::read);
    store.elsewhere("update Country set name = 'Elsewhere' where id = 1");
    try (Session session = store.open()) {
      Said.of("next", session.find(Country.class, 1L).getName());
    }
    try (Session session = store.open()) {
      Said.of("after", session.find(Country.class, 1L).getName());
    }
    Said.of("cache", cache());
  }
}
