package app;

import java.util.List;

/** Runs the scenarios of groups, each over a database of its own. */
public final class FixProgram {
  private FixProgram() {}

  public static void main(String[] groups) throws Exception {
    for (String group : groups) {
      try (Store store = Store.named(group).filled()) {
        // It is there as soon as there is something to watch.
        Agent agent = new Agent();
        for (Scenario each : scenarios(group, store)) {
          agent.reset();
          each.run();
        }
      }
    }
  }

  /** Whether EclipseLink has woven the entities. */
  static boolean woven() {
    return org.eclipse.persistence.queries.FetchGroupTracker.class.isAssignableFrom(Customer.class);
  }

  private static List<Scenario> scenarios(String group, Store store) {
    return switch (group) {
      case "served" -> Served.scenarios(store);
      case "invisible" -> Invisible.scenarios(store);
      case "changes" -> Changes.scenarios(store);
      case "guards" -> Guards.scenarios(store);
      case "bounds" -> Guards.bounds(store);
      case "exhausted" -> Guards.exhausted();
      default -> throw new IllegalArgumentException(group);
    };
  }
}
