package app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;

/** An element of a list that belongs to its owner. */
@Entity
@Table(name = "orders")
public class Order implements Serializable {
  private static final long serialVersionUID = 1;

  @Id private Long id;
  private String item;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "customer_id")
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
