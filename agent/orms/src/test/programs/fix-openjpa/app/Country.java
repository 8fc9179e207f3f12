package app;

import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** What cannot go through a stream, and has lazy attributes itself. */
@Entity
@Table(name = "countries")
public class Country {
  @Id private Long id;
  private String name;

  @Basic(fetch = FetchType.LAZY)
  private String motto;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "neighbour_id")
  private Country neighbour;

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getMotto() {
    return motto;
  }

  public Country getNeighbour() {
    return neighbour;
  }
}
