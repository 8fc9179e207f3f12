package app;

/** What is read of a model: the part of a case's name behind the slash. */
enum Attribute {
  CUSTOMER("customer") {
    @Override
    Object load() {
      return Repository.loadOrder();
    }

    @Override
    Object render(Object model) {
      return Page.renderCustomer((Order) model);
    }
  },
  ORDERS_SIZE("orders.size") {
    @Override
    Object render(Object model) {
      return Page.renderNumberOfOrders((Customer) model);
    }
  },
  ORDERS_ITERATED("orders.iterator") {
    @Override
    Object render(Object model) {
      return Page.renderOrders((Customer) model);
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
  Object load() {
    return Repository.loadCustomer();
  }

  /** Reads it. */
  abstract Object render(Object model);
}
