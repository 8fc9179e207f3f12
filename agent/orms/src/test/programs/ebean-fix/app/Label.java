package app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Shared by customers. */
@Entity
@Table(name = "labels")
public class Label {
  @Id private Long id;

  private String text;

  public Long getId() {
    return id;
  }

  public String getText() {
    return text;
  }
}
