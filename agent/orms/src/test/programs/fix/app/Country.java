package app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** What a lazy to-one stands for. */
@Entity
public class Country {
  @Id private Long id;
  private String name;

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }
}
