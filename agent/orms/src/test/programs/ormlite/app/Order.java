package app;

import com.j256.ormlite.field.DatabaseField;
import com.j256.ormlite.table.DatabaseTable;

/** An owner of a to-one, which is a shell with nothing but an identifier. */
@DatabaseTable(tableName = "orders")
public class Order {
  @DatabaseField(id = true)
  private Long id;

  @DatabaseField private String item;

  @DatabaseField(foreign = true, columnName = "customer_id")
  private Customer customer;

  public Long getId() {
    return id;
  }

  public String getItem() {
    return item;
  }

  public Customer getCustomer() {
    return customer;
  }
}
