package app;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes to what is detached, and gives it back: an ORM may load for that what the application does
 * not read. And what a late read loads is read as late.
 */
final class WritingCases {
  private WritingCases() {}

  static List<Case> all() {
    return List.of(
        new Case("written-after-close/customer", shop -> written(shop, Attribute.CUSTOMER)),
        new Case("written-after-close/orders", shop -> written(shop, Attribute.ORDERS_SIZE)),
        new Case("written-after-close/bio", shop -> written(shop, Attribute.BIO)),
        new Case("merged-after-close/customer", shop -> merged(shop, Attribute.CUSTOMER)),
        new Case("merged-after-close/orders", shop -> merged(shop, Attribute.ORDERS_SIZE)),
        new Case("nested-after-close/orders", WritingCases::nested));
  }

  private static Case.Reading written(Shop shop, Attribute attribute) throws Exception {
    Object owner = Way.CLOSE.lead(shop, attribute);
    return () -> {
      write(owner, attribute);
      return "written";
    };
  }

  private static void write(Object owner, Attribute attribute) {
    switch (attribute) {
      case CUSTOMER -> ((Order) owner).setCustomer(null);
      case BIO -> ((Customer) owner).setBio("another");
      default -> ((Customer) owner).setOrders(new ArrayList<>());
    }
  }

  /** Nothing of it is to stay. */
  private static Case.Reading merged(Shop shop, Attribute attribute) throws Exception {
    Object owner = Way.CLOSE.lead(shop, attribute);
    return () -> {
      EntityManager em = shop.open();
      shop.begin(em);
      return attribute.render(em.merge(owner));
    };
  }

  private static Case.Reading nested(Shop shop) throws Exception {
    Order order = (Order) Way.CLOSE.lead(shop, Attribute.CUSTOMER);
    return () -> {
      Customer late = loadLate(order);
      return late == null ? null : Page.renderNumberOfOrders(late);
    };
  }

  private static Customer loadLate(Order order) {
    return renderLate(order);
  }

  private static Customer renderLate(Order order) {
    return order.getCustomer();
  }
}
