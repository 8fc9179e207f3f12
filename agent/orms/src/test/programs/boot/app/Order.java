package app;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Has a customer, who is loaded when he is asked for. */
@Entity
@Table(name = "orders")
public class Order {
  @Id private Long id;

  private String item;

  @ManyToOne(fetch = FetchType.LAZY)
  private Customer customer;

  protected Order() {}

  Order(long id, String item, Customer customer) {
    this.id = id;
    this.item = item;
    this.customer = customer;
  }

  public Long getId() {
    return id;
  }

  public String getItem() {
    return item;
  }

  @JsonIgnore
  public Customer getCustomer() {
    return customer;
  }
}
