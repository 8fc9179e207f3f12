package app;

import app.heard.Callbacks;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** An element that refers back to its owner, and owns what it cascades to. */
@Entity
@EntityListeners(Callbacks.class)
@Table(name = "orders")
public class Order implements Serializable {
  private static final long serialVersionUID = 1;

  @Id private Long id;
  private String item;

  @ManyToOne(fetch = FetchType.LAZY)
  private Customer customer;

  @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
  private List<Parcel> parcels = new ArrayList<>();

  public Long getId() {
    return id;
  }

  public String getItem() {
    return item;
  }

  public void setItem(String item) {
    this.item = item;
  }

  public Customer getCustomer() {
    return customer;
  }

  public List<Parcel> getParcels() {
    return parcels;
  }
}
