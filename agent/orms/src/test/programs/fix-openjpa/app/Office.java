package app;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import org.apache.openjpa.persistence.LRS;

/** Has an attribute of something embedded, and one that is read row by row. */
@Entity
@Table(name = "offices")
public class Office {
  @Id private Long id;
  @Embedded private Address address;

  @LRS
  @ElementCollection
  @CollectionTable(name = "office_visits", joinColumns = @JoinColumn(name = "office_id"))
  @Column(name = "visit")
  private Collection<String> visits = new ArrayList<>();

  public Address getAddress() {
    return address;
  }

  public Collection<String> getVisits() {
    return visits;
  }

  /** Is part of its owner. */
  @Embeddable
  public static class Address implements Serializable {
    private static final long serialVersionUID = 1;

    private String street;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "country_id")
    private Country country;

    public Country getCountry() {
      return country;
    }
  }
}
