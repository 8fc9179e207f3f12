package app;

import com.j256.ormlite.dao.Dao;
import com.j256.ormlite.dao.DaoManager;
import com.j256.ormlite.support.ConnectionSource;
import java.sql.SQLException;

/** Where objects are loaded: what the agent says of {@code loaded} is to name a method of these. */
final class Repository {
  private Repository() {}

  static Order loadOrder(ConnectionSource source) throws SQLException {
    Dao<Order, Long> orders = DaoManager.createDao(source, Order.class);
    return orders.queryForId(Database.ORDER);
  }

  static Customer loadCustomer(ConnectionSource source) throws SQLException {
    Dao<Customer, Long> customers = DaoManager.createDao(source, Customer.class);
    return customers.queryForId(Database.CUSTOMER);
  }
}
