package app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;

/** An element of a lazy set. */
@Entity
@Table(name = "notes")
public class Note implements Serializable {
  private static final long serialVersionUID = 1;

  @Id
  @Column(name = "id")
  private Long id;

  @Column(name = "text")
  private String text;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "customer_id")
  private Customer customer;

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
