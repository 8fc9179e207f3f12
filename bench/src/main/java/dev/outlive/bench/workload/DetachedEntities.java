package dev.outlive.bench.workload;

import java.util.List;
import org.hibernate.SessionFactory;

/** Reads five attributes of each of a thousand entities whose session is closed. */
public class DetachedEntities extends Pooled {

  private static final int CUSTOMERS = 1_000;

  private List<Customer> customers;

  public DetachedEntities() {
    super(Source.H2);
  }

  @Override
  void open() throws Exception {
    super.open();
    try (SessionFactory shop = Shop.open(dataSource(), CUSTOMERS, 0)) {
      customers =
          shop.fromSession(
              session ->
                  session.createSelectionQuery("from Customer", Customer.class).getResultList());
    }
  }

  @Override
  long once() {
    long sum = 0;
    for (Customer customer : customers) {
      sum += customer.getId();
      sum += customer.getName().length();
      sum += customer.getCity().length();
      sum += customer.getDiscount();
      sum += customer.isActive() ? 1 : 0;
    }
    return sum;
  }
}
