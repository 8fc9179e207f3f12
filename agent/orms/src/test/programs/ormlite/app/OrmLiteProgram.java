package app;

import java.util.ArrayList;
import java.util.List;

/** What can be done with collections that are read whenever they are touched. */
public final class OrmLiteProgram {
  private OrmLiteProgram() {}

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
    cases.add(new Case("open/orders.size", OrmLiteProgram::open));
    cases.add(new Case("in-another/orders.size", OrmLiteProgram::inAnother));
    Program.run(cases, Shop::new, names);
  }

  /** All of it in one transaction. */
  private static Case.Reading open(Shop shop) {
    return () ->
        shop.openAndEnd(() -> Page.renderNumberOfOrders(Repository.loadCustomer(shop.source())));
  }

  /** What is loaded in one transaction is read in the next. */
  private static Case.Reading inAnother(Shop shop) throws Exception {
    Customer customer = shop.openAndEnd(() -> Repository.loadCustomer(shop.source()));
    return () -> shop.openAndEnd(() -> Page.renderNumberOfOrders(customer));
  }
}
