package app;

import java.util.List;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** Sessions that are not closed, or not soon. Only run by name: each waits for a report. */
final class SessionCases {
  private static final long LIMIT_MILLIS = 20_000;

  private SessionCases() {}

  static List<Case> all() {
    return List.of(
        new Case(
            "closed/sessions",
            shop -> {
              for (int i = 0; i < 100; i++) {
                endByClose(openAndUse(shop));
                StatelessSession stateless = factory(shop).openStatelessSession();
                stateless.get(Customer.class, Database.CUSTOMER);
                stateless.close();
              }
              System.gc();
              return () -> "closed";
            }),
        new Case(
            "left-open/session",
            shop -> {
              openAndForget(shop);
              Agent agent = new Agent();
              return () -> awaited(agent, 1, true);
            }),
        new Case(
            "held/session",
            shop -> {
              Session session = openAndUse(shop);
              Agent agent = new Agent();
              return () -> {
                awaited(agent, 1, false);
                endByClose(session);
                return awaited(agent, 2, false);
              };
            }));
  }

  private static SessionFactory factory(Shop shop) {
    return shop.factory().unwrap(SessionFactory.class);
  }

  /** In a transaction: it has its connection. */
  private static Session openAndUse(Shop shop) {
    Session session = factory(shop).openSession();
    session.beginTransaction();
    session.find(Customer.class, Database.CUSTOMER);
    return session;
  }

  private static void openAndForget(Shop shop) {
    openAndUse(shop);
  }

  private static void endByClose(Session session) {
    session.getTransaction().rollback();
    session.close();
  }

  /** It is looked for in the background, once the session is old enough. */
  private static Object awaited(Agent agent, int reports, boolean collecting) throws Exception {
    long until = System.currentTimeMillis() + LIMIT_MILLIS;
    while (agent.attached() && agent.violations() < reports && System.currentTimeMillis() < until) {
      if (collecting) {
        System.gc();
      }
      Thread.sleep(50);
    }
    return "waited";
  }
}
