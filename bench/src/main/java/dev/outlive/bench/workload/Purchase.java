package dev.outlive.bench.workload;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** What a customer has ten of. */
@Entity
@Table(name = "bench_purchase")
public class Purchase {

  @Id private int id;
  private int quantity;

  @ManyToOne(fetch = FetchType.LAZY)
  private Customer customer;

  /** Made by Hibernate. */
  protected Purchase() {}

  Purchase(int id, Customer customer) {
    this.id = id;
    this.quantity = 2;
    this.customer = customer;
  }

  public int getQuantity() {
    return quantity;
  }

  public Customer getCustomer() {
    return customer;
  }
}
