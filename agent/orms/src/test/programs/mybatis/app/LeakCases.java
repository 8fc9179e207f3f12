package app;

import java.util.List;

/** Sessions that nobody closes. */
final class LeakCases {
  private static final long LIMIT_MILLIS = 20_000;

  private LeakCases() {}

  static List<Case> all() {
    return List.of(
        new Case(
            "left-open/session",
            shop -> {
              Object name = Repository.loadCustomer(shop.openForEver()).getName();
              Agent agent = new Agent();
              return () -> {
                awaitReport(agent);
                return name;
              };
            }));
  }

  /** It is looked for in the background, once the session is more than a second old. */
  private static void awaitReport(Agent agent) throws Exception {
    long until = System.currentTimeMillis() + LIMIT_MILLIS;
    while (agent.attached() && agent.violations() == 0 && System.currentTimeMillis() < until) {
      System.gc();
      Thread.sleep(100);
    }
  }
}
