package app;

import java.util.List;
import org.apache.cayenne.CayenneDataObject;

/** An owner of a lazy to-many. */
public class Customer extends CayenneDataObject {
  private static final long serialVersionUID = 1;

  public String getName() {
    return (String) readProperty("name");
  }

  @SuppressWarnings("unchecked")
  public List<Order> getOrders() {
    return (List<Order>) readProperty("orders");
  }
}
