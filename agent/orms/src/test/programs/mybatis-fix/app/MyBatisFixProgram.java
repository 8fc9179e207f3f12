package app;

import java.sql.SQLException;
import java.util.List;

/** Runs the scenarios of groups, each over a database of its own. */
public final class MyBatisFixProgram {
  private MyBatisFixProgram() {}

  public static void main(String[] groups) throws Exception {
    for (String group : groups) {
      try (Stock stock = stock(group)) {
        // It is there as soon as there is something to watch.
        Agent agent = new Agent();
        for (Scenario each : scenarios(group, stock)) {
          agent.reset();
          each.run();
        }
      }
    }
  }

  private static Stock stock(String group) throws SQLException {
    return group.equals("postgres") ? Stock.postgres(group) : Stock.filled(group);
  }

  private static List<Scenario> scenarios(String group, Stock stock) {
    return switch (group) {
      case "served" -> Served.scenarios(stock);
      case "guards" -> Guards.scenarios(stock);
      case "postgres" -> Postgres.scenarios(stock);
      case "bounds" -> Limits.scenarios(stock);
      default -> throw new IllegalArgumentException(group);
    };
  }
}
