package app;

import com.j256.ormlite.field.DatabaseField;
import com.j256.ormlite.table.DatabaseTable;

/** An element of a collection that is read at once. */
@DatabaseTable(tableName = "notes")
public class Note {
  @DatabaseField(id = true)
  private Long id;

  @DatabaseField private String text;

  @DatabaseField(foreign = true, columnName = "customer_id")
  private Customer customer;

  public Long getId() {
    return id;
  }

  public String getText() {
    return text;
  }

  public Customer getCustomer() {
    return customer;
  }
}
