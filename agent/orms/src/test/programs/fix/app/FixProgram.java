package app;

import java.util.List;

/** Runs the scenarios of a group, or those of them whose names match. */
public final class FixProgram {
  private FixProgram() {}

  public static void main(String[] arguments) throws Exception {
    try (Store store = Store.h2("shop").filled()) {
      // It is there as soon as there is something to watch.
      Agent agent = new Agent();
      List<Scenario> scenarios =
          switch (arguments[0]) {
            case "served" -> Served.scenarios(store);
            default -> throw new IllegalArgumentException(arguments[0]);
          };
      for (Scenario each : scenarios) {
        if (arguments.length == 1 || each.name().matches(arguments[1])) {
          agent.reset();
          each.run();
        }
      }
    }
  }
}
