package app;

import java.io.Serializable;
import java.util.List;

/** Has two lazy properties. */
public class Customer implements Serializable {
  private static final long serialVersionUID = 1L;

  private long id;
  private String name;
  private List<Order> orders;
  private List<Note> notes;

  public long getId() {
    return id;
  }

  public void setId(long id) {
    this.id = id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public List<Order> getOrders() {
    return orders;
  }

  public void setOrders(List<Order> orders) {
    this.orders = orders;
  }

  public List<Note> getNotes() {
    return notes;
  }

  public void setNotes(List<Note> notes) {
    this.notes = notes;
  }

  /** MyBatis loads all that is lazy first. */
  @Override
  public String toString() {
    return name;
  }
}
