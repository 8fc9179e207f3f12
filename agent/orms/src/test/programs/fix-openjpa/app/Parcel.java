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
  private Long number;
  private Country from;

  @Id
  public Long getId() {
    return number;
  }

  public void setId(Long id) {
    this.number = id;
  }

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "origin_id")
  public Country getOrigin() {
    return from;
  }

  public void setOrigin(Country origin) {
    this.from = origin;
  }
}
