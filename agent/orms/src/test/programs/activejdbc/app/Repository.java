package app;

import java.util.List;

/** Where models are loaded: what the agent says of {@code loaded} is to name a method of these. */
final class Repository {
  private Repository() {}

  static Order loadOrder() {
    return Order.findById(Database.ORDER);
  }

  static Customer loadCustomer() {
    return Customer.findById(Database.CUSTOMER);
  }

  static Customer loadCustomerWithOrders() {
    return Customer.<Customer>where("id = ?", Database.CUSTOMER)
        .include(Order.class)
        .<Customer>load()
        .get(0);
  }

  /** Runs no query yet. */
  static List<Order> makeQuery() {
    return Order.where("customer_id = ?", Database.CUSTOMER);
  }
}
