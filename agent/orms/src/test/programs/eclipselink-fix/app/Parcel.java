package app;

import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;

/** An owner of to-ones that must be left to EclipseLink. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "parcels")
public class Parcel implements Serializable {
  private static final long serialVersionUID = 1;

  @Id
  @Column(name = "id")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.MERGE)
  @JoinColumn(name = "sender_id")
  private Customer sender;

  @Transient private Customer receiver;

  public Long getId() {
    return id;
  }

  public Customer getSender() {
    return sender;
  }

  @Access(AccessType.PROPERTY)
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "receiver_id")
  public Customer getReceiver() {
    return receiver;
  }

  public void setReceiver(Customer receiver) {
    this.receiver = receiver;
  }
}
