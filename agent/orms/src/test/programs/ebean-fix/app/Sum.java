package app;

import io.ebean.annotation.Sql;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToOne;

/** A row of SQL, and of no table. */
@Entity
@Sql
public class Sum {
  @OneToOne private Customer customer;

  private long ordered;

  public Customer getCustomer() {
    return customer;
  }

  public long getOrdered() {
    return ordered;
  }
}
