package app;

import org.apache.cayenne.CayenneDataObject;

/** An owner of a lazy to-one. */
public class Order extends CayenneDataObject {
  private static final long serialVersionUID = 1;

  public String getItem() {
    return (String) readProperty("item");
  }

  public Customer getCustomer() {
    return (Customer) readProperty("customer");
  }
}
