package app;

import jakarta.persistence.Basic;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MappedSuperclass;
import java.io.Serializable;

/** What is inherited: OpenJPA numbers its fields before those of the entity's own class. */
@MappedSuperclass
public abstract class Party implements Serializable {
  private static final long serialVersionUID = 1;

  @Id private Long id;
  private String name;

  @Lob
  @Basic(fetch = FetchType.LAZY)
  private String bio;

  @Basic(fetch = FetchType.LAZY)
  private int points;

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getBio() {
    return bio;
  }

  public void setBio(String bio) {
    this.bio = bio;
  }

  public int getPoints() {
    return points;
  }
}
