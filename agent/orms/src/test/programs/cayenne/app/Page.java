package app;

import java.util.Set;
import java.util.TreeSet;

/** Where objects are read: what the agent says of {@code used} is to name a method of these. */
final class Page {
  private Page() {}

  static Object renderCustomer(Order order) {
    return order.getCustomer().getName();
  }

  static Object renderNumberOfOrders(Customer customer) {
    return customer.getOrders().size();
  }

  static Object renderOrders(Customer customer) {
    Set<String> items = new TreeSet<>();
    for (Order order : customer.getOrders()) {
      items.add(order.getItem());
    }
    return items;
  }
}
