package dev.outlive.bench.startup;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.bench.workload.Customer;
import dev.outlive.bench.workload.Shop;
import org.hibernate.SessionFactory;

/** An application that boots Hibernate on HikariCP and H2, and asks one question. */
public final class HibernateBoot {

  private HibernateBoot() {}

  /** Boots, asks and ends. */
  public static void main(String[] arguments) {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:mem:boot;DB_CLOSE_DELAY=-1");
      try (SessionFactory shop = Shop.open(pool, 1, 1)) {
        String name = shop.fromSession(session -> session.find(Customer.class, 0).getName());
        System.out.println(name);
      }
    }
    System.out.println(PeakMemory.line());
  }
}
