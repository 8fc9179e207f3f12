package app;

import com.j256.ormlite.dao.ForeignCollection;
import com.j256.ormlite.field.DatabaseField;
import com.j256.ormlite.field.ForeignCollectionField;
import com.j256.ormlite.table.DatabaseTable;

/** An owner of a lazy collection, and of one that is read at once. */
@DatabaseTable(tableName = "customers")
public class Customer {
  @DatabaseField(id = true)
  private Long id;

  @DatabaseField private String name;

  @ForeignCollectionField private ForeignCollection<Order> orders;

  @ForeignCollectionField(eager = true)
  private ForeignCollection<Note> notes;

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public ForeignCollection<Order> getOrders() {
    return orders;
  }

  public ForeignCollection<Note> getNotes() {
    return notes;
  }
}
