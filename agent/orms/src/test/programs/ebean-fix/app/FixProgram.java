package app;

import java.util.List;

/** Runs the scenarios of groups, each over a database of its own. */
public final class FixProgram {
  private FixProgram() {}

  public static void main(String[] groups) throws Exception {
    for (String group : groups) {
      try (Stock stock = Stock.filled(group)) {
        // It is there as soon as there is something to watch.
        Agent agent = new Agent();
        for (Scenario each : scenarios(group, stock)) {
          agent.reset();
          each.run();
        }
      }
    }
  }

  private static List<Scenario> scenarios(String group, Stock stock) {
    return switch (group) {
      case "served" -> Served.scenarios(stock);
      case "written" -> Written.scenarios(stock);
      case "guards" -> Guards.scenarios(stock);
      case "bounds" -> Served.bounds(stock);
      case "enabled" -> Disabled.scenarios(stock, false);
      case "disabled" -> Disabled.scenarios(stock, true);
      default -> throw new IllegalArgumentException(group);
    };
  }
}
