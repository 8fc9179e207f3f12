package app;

import java.util.Set;

/** Has its orders in a set. */
public class Grouped {
  private long id;
  private Set<Order> orders;

  public long getId() {
    return id;
  }

  public void setId(long id) {
    this.id = id;
  }

  public Set<Order> getOrders() {
    return orders;
  }

  public void setOrders(Set<Order> orders) {
    this.orders = orders;
  }
}
