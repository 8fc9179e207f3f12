package app;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Has a large object in what is embedded. */
@Entity
public class Envelope {
  @Id private Long id;
  private String address;
  @Embedded private Seal seal;

  public Long getId() {
    return id;
  }

  public String getAddress() {
    return address;
  }

  public Seal getSeal() {
    return seal;
  }
}
