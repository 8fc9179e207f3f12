package app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An owner of a lazy to-one. */
@Entity
@Table(name = "orders")
public class Order {
  @Id private Long id;

  private String item;

  @ManyToOne private Customer customer;

  public Order() {}

  Order(long id, String item) {
    this.id = id;
    this.item = item;
  }

  public Long getId() {
    return id;
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
}
