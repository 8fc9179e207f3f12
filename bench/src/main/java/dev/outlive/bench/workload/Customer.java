package dev.outlive.bench.workload;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** An entity with five columns and a lazy list. */
@Entity
@Table(name = "bench_customer")
public class Customer {

  @Id private int id;
  private String name;
  private String city;
  private int discount;
  private boolean active;

  @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
  private List<Purchase> purchases = new ArrayList<>();

  /** Made by Hibernate. */
  protected Customer() {}

  Customer(int id, int purchases) {
    this.id = id;
    this.name = "name";
    this.city = "city";
    this.discount = 5;
    this.active = true;
    for (int number = 0; number < purchases; number++) {
      this.purchases.add(new Purchase(id * purchases + number, this));
    }
  }

  public int getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getCity() {
    return city;
  }

  public int getDiscount() {
    return discount;
  }

  public boolean isActive() {
    return active;
  }

  public List<Purchase> getPurchases() {
    return purchases;
  }
}
