package app;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where attributes are read: what the agent says of {@code used} is to name a method of these. */
final class Page {
  private Page() {}

  static Object renderCustomer(Order order) {
    return order.getCustomer().getName();
  }

  static Object renderNumberOfOrders(Customer customer) {
    List<Order> orders = customer.getOrders();
    return orders == null ? null : orders.size();
  }

  static Object renderNotes(Customer customer) {
    Set<String> texts = new TreeSet<>();
    customer.getNotes().forEach(note -> texts.add(note.getText()));
    return texts;
  }

  static Object renderTags(Customer customer) {
    return new TreeSet<>(customer.getTags());
  }

  static Object renderBio(Customer customer) {
    return customer.getBio();
  }

  /** The first time may throw. */
  static Object renderBioAgain(Customer customer) {
    try {
      return renderBio(customer);
    } catch (RuntimeException thrown) {
      return "threw, then " + renderBio(customer);
    }
  }
}
