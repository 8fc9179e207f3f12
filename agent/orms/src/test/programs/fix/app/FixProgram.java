package app;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Runs the scenarios of groups, each over a database of its own. */
public final class FixProgram {
  private FixProgram() {}

  public static void main(String[] groups) throws Exception {
    for (String group : groups) {
      try (Store store = store(group).filled()) {
        // It is there as soon as there is something to watch.
        Agent agent = new Agent();
        for (Scenario each : scenarios(group, store)) {
          agent.reset();
          each.run();
        }
      }
    }
  }

  private static Store store(String group) throws SQLException {
    return group.equals("postgres") ? Store.postgres(group) : Store.h2(group, settings(group));
  }

  private static Map<String, Object> settings(String group) {
    return switch (group) {
      case "listened" -> Listened.settings();
      case "intercepted" -> Listened.intercepting();
      default -> Map.of();
    };
  }

  private static List<Scenario> scenarios(String group, Store store) {
    return switch (group) {
      case "served" -> Served.scenarios(store);
      case "json" -> Json.scenarios(store);
      case "profile" -> Served.ofProfile(store);
      case "changes" -> Changes.scenarios(store);
      case "invisible" -> Invisible.scenarios(store);
      case "listened" -> Listened.scenarios(store);
      case "intercepted" -> Listened.intercepted(store);
      case "guards" -> Guards.scenarios(store);
      case "postgres" -> Postgres.scenarios(store);
      case "bounds" -> Limits.bounds(store);
      case "exhausted" -> Limits.exhausted();
      default -> throw new IllegalArgumentException(group);
    };
  }
}
