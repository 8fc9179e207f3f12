package app;

import java.util.ArrayList;
import java.util.List;

/** What can be done with objects that load what is read of them. */
public final class CayenneProgram {
  private CayenneProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Attribute attribute : Attribute.values()) {
        cases.add(
            new Case(
                way.title() + "/" + attribute.title(),
                shop -> {
                  Object object = way.lead(shop, attribute);
                  return () -> attribute.render(object);
                }));
      }
    }
    cases.add(new Case("in-another/orders.size", CayenneProgram::inAnother));
    cases.add(new Case("prefetched-then-committed/orders.size", CayenneProgram::prefetched));
    Program.run(cases, Shop::new, names);
  }

  /** What is loaded in one transaction is read in the next. */
  private static Case.Reading inAnother(Shop shop) {
    Customer customer = shop.openAndEnd(() -> Repository.loadCustomer(shop.context()));
    return () -> shop.openAndEnd(() -> Page.renderNumberOfOrders(customer));
  }

  private static Case.Reading prefetched(Shop shop) {
    Customer customer = shop.openAndEnd(() -> Repository.loadCustomerWithOrders(shop.context()));
    return () -> Page.renderNumberOfOrders(customer);
  }
}
