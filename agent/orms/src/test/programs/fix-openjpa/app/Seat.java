package app;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Has an identifier of two columns. */
@Entity
@Table(name = "seats")
public class Seat {
  @EmbeddedId private Place place;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "country_id")
  private Country country;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "parcel_id")
  private Parcel parcel;

  @ElementCollection
  @CollectionTable(
      name = "seat_signs",
      joinColumns = {
        @JoinColumn(name = "hall", referencedColumnName = "hall"),
        @JoinColumn(name = "number", referencedColumnName = "number")
      })
  @Column(name = "sign")
  private Set<String> signs = new HashSet<>();

  public Country getCountry() {
    return country;
  }

  public Parcel getParcel() {
    return parcel;
  }

  public Set<String> getSigns() {
    return signs;
  }

  /** The two. */
  @Embeddable
  public static class Place implements Serializable {
    private static final long serialVersionUID = 1;

    private int hall;
    private int number;

    public Place() {}

    public Place(int hall, int number) {
      this.hall = hall;
      this.number = number;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Place place && place.hall == hall && place.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(hall, number);
    }
  }
}
