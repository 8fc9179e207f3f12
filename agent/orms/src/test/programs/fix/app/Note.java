package app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;

/** An element whose owner is loaded with it. */
@Entity
public class Note implements Serializable {
  private static final long serialVersionUID = 1;

  @Id private Long id;
  private String text;
  @ManyToOne private Customer customer;

  public Long getId() {
    return id;
  }

  public String getText() {
    return text;
  }

  public Customer getCustomer() {
    return customer;
  }
}
