package app;

import com.zaxxer.hikari.HikariDataSource;
import io.ebean.Database;
import io.ebean.Transaction;
import java.util.ArrayList;
import java.util.List;

/** What can be done with beans that load what is read of them. */
public final class EbeanProgram {
  private EbeanProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Attribute attribute : Attribute.values()) {
        cases.add(
            new Case(
                way.title() + "/" + attribute.title(),
                shop -> {
                  Object bean = way.lead(shop, attribute);
                  return () -> attribute.render(bean);
                }));
      }
    }
    cases.add(new Case("fetched-then-committed/orders.size", EbeanProgram::fetched));
    cases.add(new Case("lazy-disabled-then-committed/orders.size", EbeanProgram::disabled));
    cases.add(new Case("reference-then-committed/bio", EbeanProgram::reference));
    cases.add(new Case("pool-closed/bio", EbeanProgram::poolClosed));
    Program.run(cases, Shop::new, names);
  }

  private static Case.Reading fetched(Shop shop) {
    Transaction transaction = shop.open();
    Customer customer = Repository.loadCustomerWithOrders(shop.db());
    Ending.endByCommit(transaction);
    return () -> Page.renderNumberOfOrders(customer);
  }

  private static Case.Reading disabled(Shop shop) {
    Transaction transaction = shop.open();
    Customer customer = Repository.loadCustomerForReading(shop.db());
    Ending.endByCommit(transaction);
    return () -> Page.renderNumberOfOrders(customer);
  }

  private static Case.Reading reference(Shop shop) {
    Transaction transaction = shop.open();
    Repository.loadOrder(shop.db());
    Customer customer = Repository.loadReference(shop.db());
    Ending.endByCommit(transaction);
    return () -> Page.renderBio(customer);
  }

  private static Case.Reading poolClosed(Shop shop) {
    HikariDataSource own = shop.ownPool();
    Database other = shop.other(own);
    Transaction transaction = shop.open(other);
    Customer customer = Repository.loadCustomer(other);
    Ending.endByCommit(transaction);
    own.close();
    return () -> Page.renderBioAgain(customer);
  }
}
