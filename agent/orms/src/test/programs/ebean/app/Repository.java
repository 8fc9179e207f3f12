package app;

import io.ebean.Database;

/** Where beans are loaded: what the agent says of {@code loaded} is to name a method of these. */
final class Repository {
  private Repository() {}

  static Order loadOrder(Database db) {
    return db.find(Order.class, app.Database.ORDER);
  }

  static Customer loadCustomer(Database db) {
    return db.find(Customer.class, app.Database.CUSTOMER);
  }

  static Customer loadCustomerWithOrders(Database db) {
    return db.find(Customer.class).fetch("orders").setId(app.Database.CUSTOMER).findOne();
  }

  static Customer loadCustomerForReading(Database db) {
    return db.find(Customer.class)
        .setDisableLazyLoading(true)
        .setId(app.Database.CUSTOMER)
        .findOne();
  }

  static Customer loadReference(Database db) {
    return db.reference(Customer.class, app.Database.CUSTOMER);
  }
}
