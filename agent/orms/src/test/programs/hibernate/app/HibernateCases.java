package app;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/** What takes Hibernate's own API. */
final class HibernateCases {
  private HibernateCases() {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (Attribute attribute : Attribute.values()) {
      cases.add(
          new Case(
              "stateless-open/" + attribute.title(),
              shop -> {
                Object owner = loadStateless(open(shop), attribute);
                return () -> attribute.render(owner);
              }));
      cases.add(
          new Case(
              "stateless-then-close/" + attribute.title(),
              shop -> {
                StatelessSession session = open(shop);
                Object owner = loadStateless(session, attribute);
                endByClose(session);
                return () -> attribute.render(owner);
              }));
    }
    cases.add(
        new Case(
            "asked-hibernate-if-initialized-after-close/customer",
            shop -> {
              Order order = (Order) Way.CLOSE.lead(shop, Attribute.CUSTOMER);
              return () -> Hibernate.isInitialized(order.getCustomer());
            }));
    cases.add(
        new Case(
            "asked-hibernate-if-property-initialized-after-close/orders",
            shop -> {
              Object customer = Way.CLOSE.lead(shop, Attribute.ORDERS_SIZE);
              return () -> Hibernate.isPropertyInitialized(customer, "orders");
            }));
    cases.add(
        new Case(
            "unproxied-after-touch/customer",
            shop -> {
              Order order = (Order) Way.TOUCHED_THEN_CLOSE.lead(shop, Attribute.CUSTOMER);
              return () -> ((Customer) Hibernate.unproxy(order.getCustomer())).getName();
            }));
    cases.add(
        new Case(
            "unproxied-after-close/customer",
            shop -> {
              Order order = (Order) Way.CLOSE.lead(shop, Attribute.CUSTOMER);
              return () -> renderUnproxied(order);
            }));
    cases.add(
        new Case(
            "hashed-after-close/orders",
            shop -> {
              Customer customer = (Customer) Way.CLOSE.lead(shop, Attribute.ORDERS_SIZE);
              return () -> renderHash(customer);
            }));
    return cases;
  }

  private static StatelessSession open(Shop shop) {
    StatelessSession session = shop.factory().unwrap(SessionFactory.class).openStatelessSession();
    shop.later(session::close);
    return session;
  }

  private static Object loadStateless(StatelessSession session, Attribute attribute) {
    return attribute == Attribute.CUSTOMER
        ? session.get(Order.class, Database.ORDER)
        : session.get(Customer.class, Database.CUSTOMER);
  }

  private static void endByClose(StatelessSession session) {
    session.close();
  }

  private static Object renderUnproxied(Order order) {
    return ((Customer) Hibernate.unproxy(order.getCustomer())).getName();
  }

  /** By identity, which takes no element. */
  private static Object renderHash(Customer customer) {
    List<Order> orders = customer.getOrders();
    return orders.equals(List.of()) || orders.hashCode() != orders.hashCode();
  }
}
