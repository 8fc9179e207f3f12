package app;

import java.io.Serializable;

/** Has a lazy property. */
public class Order implements Serializable {
  private static final long serialVersionUID = 1L;

  private long id;
  private String item;
  private Customer customer;

  public long getId() {
    return id;
  }

  public void setId(long id) {
    this.id = id;
  }

  public String getItem() {
    return item;
  }

  public void setItem(String item) {
    this.item = item;
  }

  public Customer getCustomer() {
    return customer;
  }

  public void setCustomer(Customer customer) {
    this.customer = customer;
  }
}
