package app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;

/** An element of a list that the database sorts. */
@Entity
public class Visit implements Serializable {
  private static final long serialVersionUID = 1;

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
