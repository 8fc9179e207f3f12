package app;

import org.apache.cayenne.ObjectContext;

/** What is read of an object: the part of a case's name behind the slash. */
enum Attribute {
  CUSTOMER("customer") {
    @Override
    Object load(ObjectContext context) {
      return Repository.loadOrder(context);
    }

    @Override
    Object render(Object object) {
      return Page.renderCustomer((Order) object);
    }
  },
  ORDERS_SIZE("orders.size") {
    @Override
    Object render(Object object) {
      return Page.renderNumberOfOrders((Customer) object);
    }
  },
  ORDERS_ITERATED("orders.iterator") {
    @Override
    Object render(Object object) {
      return Page.renderOrders((Customer) object);
    }
  };

  private final String title;

  Attribute(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Loads an owner. */
  Object load(ObjectContext context) {
    return Repository.loadCustomer(context);
  }

  /** Reads it. */
  abstract Object render(Object object);
}
