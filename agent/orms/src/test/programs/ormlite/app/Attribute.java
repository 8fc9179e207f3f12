package app;

import com.j256.ormlite.support.ConnectionSource;
import java.sql.SQLException;

/** What is read of an object: the part of a case's name behind the slash. */
enum Attribute {
  CUSTOMER("customer") {
    @Override
    Object load(ConnectionSource source) throws SQLException {
      return Repository.loadOrder(source);
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
  },
  NOTES("notes") {
    @Override
    Object render(Object object) {
      return Page.renderNotes((Customer) object);
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
  Object load(ConnectionSource source) throws SQLException {
    return Repository.loadCustomer(source);
  }

  /** Reads it. */
  abstract Object render(Object object);
}
