package dev.outlive.bench.workload;

import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;

/** Customers and their purchases, behind Hibernate. */
public final class Shop {

  /** Held here, since a logger that nobody holds is forgotten, with its level. */
  private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

  private Shop() {}

  /** Boots Hibernate over a database, and fills it. */
  public static SessionFactory open(DataSource dataSource, int customers, int purchases) {
    HIBERNATE.setLevel(Level.WARNING);
    Configuration configuration =
        new Configuration().addAnnotatedClass(Customer.class).addAnnotatedClass(Purchase.class);
    configuration.getProperties().put(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource);
    configuration.setProperty(SchemaToolingSettings.HBM2DDL_AUTO, "create");
    SessionFactory factory = configuration.buildSessionFactory();
    factory.inTransaction(
        session -> {
          for (int id = 0; id < customers; id++) {
            session.persist(new Customer(id, purchases));
          }
        });
    return factory;
  }
}
