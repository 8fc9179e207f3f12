package app;

import io.ebean.Database;

/** What is read of a bean: the part of a case's name behind the slash. */
enum Attribute {
  CUSTOMER("customer") {
    @Override
    Object load(Database db) {
      return Repository.loadOrder(db);
    }

    @Override
    Object render(Object bean) {
      return Page.renderCustomer((Order) bean);
    }
  },
  ORDERS("orders.size") {
    @Override
    Object render(Object bean) {
      return Page.renderNumberOfOrders((Customer) bean);
    }
  },
  NOTES("notes") {
    @Override
    Object render(Object bean) {
      return Page.renderNotes((Customer) bean);
    }
  },
  TAGS("tags") {
    @Override
    Object render(Object bean) {
      return Page.renderTags((Customer) bean);
    }
  },
  BIO("bio") {
    @Override
    Object render(Object bean) {
      return Page.renderBio((Customer) bean);
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
  Object load(Database db) {
    return Repository.loadCustomer(db);
  }

  /** Reads it. */
  abstract Object render(Object bean);
}
