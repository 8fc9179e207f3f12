package app;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Where attributes are read: what the agent says of {@code used} is to name a method of these. */
final class Page {
  private Page() {}

  static Object renderCustomer(Order order) {
    Customer customer = order.getCustomer();
    return customer == null ? null : customer.getName();
  }

  static Object renderCustomerItself(Customer customer) {
    return customer.getName();
  }

  static Object renderNumberOfOrders(Customer customer) {
    List<Order> orders = customer.getOrders();
    return orders == null ? null : orders.size();
  }

  static Object renderOrders(Customer customer) {
    List<Order> orders = customer.getOrders();
    if (orders == null) {
      return null;
    }
    Set<String> items = new TreeSet<>();
    for (Order order : orders) {
      items.add(order.getItem());
    }
    return items;
  }

  static Object renderAbsenceOfOrders(Customer customer) {
    List<Order> orders = customer.getOrders();
    return orders == null ? null : orders.isEmpty();
  }

  static Object renderNotes(Customer customer) {
    Set<Note> notes = customer.getNotes();
    if (notes == null) {
      return null;
    }
    Set<String> texts = new TreeSet<>();
    for (Note note : notes) {
      texts.add(note.getText());
    }
    return texts;
  }

  static Object renderTags(Customer customer) {
    Set<String> tags = customer.getTags();
    return tags == null ? null : new TreeSet<>(tags);
  }

  static Object renderBio(Customer customer) {
    return customer.getBio();
  }

  /** Reads nothing more than the getter does. */
  static Object renderHandedOut(Attribute attribute, Object owner) {
    return attribute.handOut(owner) == null ? null : "handed out";
  }
}
