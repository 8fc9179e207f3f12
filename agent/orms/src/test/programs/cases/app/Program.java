package app;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;

/** Runs cases, and says of each what the reader got and what it cost. */
final class Program {
  private final Agent agent;
  private final Shop shop;

  private Program(Agent agent, Shop shop) {
    this.agent = agent;
    this.shop = shop;
  }

  /** Without names: all. */
  static void run(List<Case> cases, Function<DataSource, Shop> opening, String... names)
      throws Exception {
    try (HikariDataSource pool = Database.filled()) {
      Program program = new Program(new Agent(), opening.apply(pool));
      for (Case each : cases) {
        if (names.length == 0 || Arrays.asList(names).contains(each.name())) {
          program.run(each);
        }
      }
      program.shop.close();
    }
  }

  private void run(Case each) throws Exception {
    Thread thread = Thread.currentThread();
    String former = thread.getName();
    agent.reset();
    System.out.println("BEGIN " + each.name());
    // By this name a test knows which case a record belongs to.
    thread.setName(each.name());
    String got = got(each);
    String cost = shop.counts().toString();
    shop.tidyUp();
    thread.setName(former);
    System.out.println("CASE " + each.name() + " got=" + got + " " + cost);
    System.out.println("END " + each.name() + " violations=" + agent.violations());
  }

  private String got(Case each) {
    Case.Reading reading;
    try {
      reading = each.preparation().prepare(shop);
    } catch (Exception thrown) {
      shop.counts().reset();
      return "unprepared, " + said(thrown);
    }
    shop.counts().reset();
    try {
      return String.valueOf(reading.read());
    } catch (Throwable thrown) {
      return said(thrown);
    }
  }

  /** In one line. */
  private static String said(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ");
    return thrown.getClass().getName() + ": " + message.replaceAll("@[0-9a-f]+", "@...");
  }
}
