package app;

import org.apache.cayenne.Cayenne;
import org.apache.cayenne.ObjectContext;
import org.apache.cayenne.query.ObjectSelect;

/** Where objects are loaded: what the agent says of {@code loaded} is to name a method of these. */
final class Repository {
  private Repository() {}

  static Order loadOrder(ObjectContext context) {
    return Cayenne.objectForPK(context, Order.class, Database.ORDER);
  }

  static Customer loadCustomer(ObjectContext context) {
    return Cayenne.objectForPK(context, Customer.class, Database.CUSTOMER);
  }

  static Customer loadCustomerWithOrders(ObjectContext context) {
    return ObjectSelect.query(Customer.class)
        .prefetch("orders", org.apache.cayenne.query.PrefetchTreeNode.DISJOINT_PREFETCH_SEMANTICS)
        .selectOne(context);
  }
}
