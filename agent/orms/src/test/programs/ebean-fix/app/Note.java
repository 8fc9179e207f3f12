package app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An element of a lazy set. */
@Entity
@Table(name = "notes")
public class Note {
  @Id private Long id;

  private String text;

  @ManyToOne private Customer customer;

  public String getText() {
    return text;
  }

  public Customer getCustomer() {
    return customer;
  }
}
