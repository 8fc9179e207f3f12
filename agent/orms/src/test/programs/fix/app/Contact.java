package app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;

/** A value of a map, which has its key. */
@Entity
public class Contact implements Serializable {
  private static final long serialVersionUID = 1;

  @Id private Long id;
  private String kind;
  private String address;

  @ManyToOne(fetch = FetchType.LAZY)
  private Customer customer;

  public Long getId() {
    return id;
  }

  public String getKind() {
    return kind;
  }

  public String getAddress() {
    return address;
  }

  public Customer getCustomer() {
    return customer;
  }
}
