package app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** An element of a list that the database sorts. */
@Entity
public class Visit {
  @Id private Long id;
  private Integer turn;

  @ManyToOne(fetch = FetchType.LAZY)
  private Customer customer;

  public Long getId() {
    return id;
  }

  public Integer getTurn() {
    return turn;
  }

  public Customer getCustomer() {
    return customer;
  }
}
