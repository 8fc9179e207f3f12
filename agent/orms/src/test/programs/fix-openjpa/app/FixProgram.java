package app;

import java.util.List;
import java.util.Map;

/** Runs the scenarios of groups, each over a database of its own. */
public final class FixProgram {
  private FixProgram() {}

  public static void main(String[] groups) throws Exception {
    for (String group : groups) {
      try (Store store = Store.filled(group, settings(group))) {
        // It is there as soon as there is something to watch.
        Agent agent = new Agent();
        for (Scenario each : scenarios(group, store)) {
          agent.reset();
          each.run();
        }
      }
    }
  }

  private static Map<String, Object> settings(String group) {
    return group.equals("null") ? Map.of("openjpa.DetachState", "loaded") : Map.of();
  }

  private static List<Scenario> scenarios(String group, Store store) {
    return switch (group) {
      case "served" -> Served.scenarios(store);
      case "null", "learning" -> Served.withoutStrictness(store);
      case "invisible" -> Invisible.scenarios(store);
      case "guards" -> Guards.scenarios(store);
      case "bounds" -> Guards.bounds(store);
      default -> throw new IllegalArgumentException(group);
    };
  }
}
