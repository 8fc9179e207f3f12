package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceUnitUtil;
import java.util.ArrayList;
import java.util.List;

/** What can be done with any JPA. */
final class JpaCases {
  private JpaCases() {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Attribute attribute : way.attributes()) {
        cases.add(
            new Case(
                way.title() + "/" + attribute.title(),
                shop -> {
                  Object owner = way.lead(shop, attribute);
                  return () -> attribute.render(owner);
                }));
      }
    }
    cases.add(new Case("reference-then-close/name", JpaCases::reference));
    for (Attribute attribute : List.of(Attribute.CUSTOMER, Attribute.ORDERS_SIZE)) {
      cases.add(
          new Case(
              "handed-out-after-close/" + attribute.member(),
              shop -> {
                Object owner = Way.CLOSE.lead(shop, attribute);
                return () -> Page.renderHandedOut(attribute, owner);
              }));
    }
    for (Attribute attribute : Attribute.values()) {
      if (attribute.title().equals(attribute.member()) || attribute == Attribute.ORDERS_SIZE) {
        cases.add(
            new Case(
                "asked-if-loaded-after-close/" + attribute.member(),
                shop -> askedIfLoaded(shop, attribute)));
      }
    }
    cases.add(
        new Case(
            "asked-for-id-after-close/customer",
            shop -> {
              Order order = (Order) Way.CLOSE.lead(shop, Attribute.CUSTOMER);
              return () -> order.getCustomer().getId();
            }));
    cases.add(
        new Case(
            "asked-for-class-after-close/customer",
            shop -> {
              Order order = (Order) Way.CLOSE.lead(shop, Attribute.CUSTOMER);
              return () -> Customer.class.isAssignableFrom(order.getCustomer().getClass());
            }));
    cases.add(
        new Case(
            "compared-after-close/customer",
            shop -> {
              Order order = (Order) Way.CLOSE.lead(shop, Attribute.CUSTOMER);
              Order other = (Order) Way.CLOSE.lead(shop, Attribute.CUSTOMER);
              return () ->
                  order.getCustomer().equals(other.getCustomer())
                      || order.getCustomer().hashCode() != order.getCustomer().hashCode();
            }));
    return cases;
  }

  private static Case.Reading reference(Shop shop) {
    EntityManager em = shop.open();
    Customer customer = Repository.loadReference(em);
    Ending.endByClose(em);
    return () -> Page.renderCustomerItself(customer);
  }

  private static Case.Reading askedIfLoaded(Shop shop, Attribute attribute) throws Exception {
    PersistenceUnitUtil util = shop.factory().getPersistenceUnitUtil();
    Object owner = Way.CLOSE.lead(shop, attribute);
    return () -> util.isLoaded(owner, attribute.member());
  }
}
