package app;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where models are read: what the agent says of {@code used} is to name a method of these. */
final class Page {
  private Page() {}

  static Object renderCustomer(Order order) {
    return order.parent(Customer.class).getString("name");
  }

  static Object renderNumberOfOrders(Customer customer) {
    return renderSize(customer.getAll(Order.class));
  }

  static Object renderOrders(Customer customer) {
    Set<String> items = new TreeSet<>();
    for (Order order : customer.getAll(Order.class)) {
      items.add(order.getString("item"));
    }
    return items;
  }

  static Object renderName(Customer customer) {
    return customer.getString("name");
  }

  static Object renderSize(List<?> list) {
    return list.size();
  }

  /** The first time may throw. */
  static Object renderSizeAgain(List<?> list) {
    try {
      return renderSize(list);
    } catch (RuntimeException thrown) {
      return "threw, then " + renderSize(list);
    }
  }
}
