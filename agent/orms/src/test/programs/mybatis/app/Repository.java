package app;

import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.SqlSession;

/** Where objects are loaded: what the agent says of {@code loaded} is to name one of these. */
final class Repository {
  private Repository() {}

  static Order loadOrder(SqlSession session) {
    return session.getMapper(ShopMapper.class).order(Database.ORDER);
  }

  static Customer loadCustomer(SqlSession session) {
    return session.getMapper(ShopMapper.class).customer(Database.CUSTOMER);
  }

  static Customer loadCustomerByStatement(SqlSession session) {
    return session.selectOne("app.ShopMapper.customer", Database.CUSTOMER);
  }

  static Order loadOrderWithCustomer(SqlSession session) {
    return session.getMapper(ShopMapper.class).orderWithCustomer(Database.ORDER);
  }

  static Order loadOrderOfCached(SqlSession session) {
    return session.getMapper(ShopMapper.class).orderOfCached(Database.ORDER);
  }

  static Customer loadCached(SqlSession session) {
    return session.getMapper(CachedMapper.class).customer(Database.CUSTOMER);
  }

  static Cursor<Customer> loadCustomers(SqlSession session) {
    return session.getMapper(ShopMapper.class).customers();
  }
}
