package app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Mapped by its methods: OpenJPA does not tell which fields are behind them. */
@Entity
@Table(name = "parcels")
public class Parcel {
  private Long id;
  private Country origin;

  @Id
  public Long getId() {
    return id;
  }

  public void setId(Long id) {
    this.id = id;
  }

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "origin_id")
  public Country getOrigin() {
    return origin;
  }

  public void setOrigin(Country origin) {
    this.origin = origin;
  }
}
