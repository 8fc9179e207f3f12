package app;

import java.util.List;
import java.util.stream.Collectors;

/** Where properties are read: what the agent says of {@code used} is to name a method of these. */
final class Page {
  private Page() {}

  static Object renderCustomer(Order order) {
    Customer customer = order.getCustomer();
    return customer == null ? null : customer.getName();
  }

  static Object renderNumberOfOrders(Customer customer) {
    List<Order> orders = customer.getOrders();
    return orders == null ? null : orders.size();
  }

  static Object renderNotes(Customer customer) {
    List<Note> notes = customer.getNotes();
    return notes == null ? null : notes.stream().map(Note::getText).collect(Collectors.toList());
  }

  /** Reads what is lazy of what was lazy. */
  static Object renderNeighbours(Order order) {
    return renderNumberOfOrders(order.getCustomer());
  }

  static Object renderAll(Customer customer) {
    return customer.toString();
  }

  static Object renderTwice(Customer customer) {
    return renderNumberOfOrders(customer) + " and " + renderNumberOfOrders(customer);
  }

  /** The first time may throw. */
  static Object renderAgain(Customer customer) {
    try {
      renderNumberOfOrders(customer);
    } catch (Exception thrown) {
      return "threw, then " + renderNumberOfOrders(customer);
    }
    return "did not throw";
  }
}
