package app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** Has orders, which are loaded when they are asked for. */
@Entity
public class Customer {
  @Id private Long id;

  private String name;

  @OneToMany(mappedBy = "customer")
  private List<Order> orders = new ArrayList<>();

  protected Customer() {}

  Customer(long id, String name) {
    this.id = id;
    this.name = name;
  }

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public List<Order> getOrders() {
    return orders;
  }
}
