package app;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works in a transaction. */
@Service
class Desk {
  private final Orders orders;

  Desk(Orders orders) {
    this.orders = orders;
  }

  /** Queries and reads in one: nothing is wrong with that. */
  @Transactional
  public String label(long id) {
    return text(orders.findById(id).orElseThrow());
  }

  /** Queries and reads in one that the repository's own query takes part in. */
  @Transactional
  public String label(String item) {
    return text(orders.findByItem(item));
  }

  /** Reads of what another transaction has queried. */
  @Transactional
  public String label(Order order) {
    return text(order);
  }

  private static String text(Order order) {
    return order.getItem() + " for " + order.getCustomer().getName();
  }
}
