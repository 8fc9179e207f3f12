package app;

import app.heard.Callbacks;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import java.io.Serializable;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

/** What a lazy to-one stands for. */
@Entity
@EntityListeners(Callbacks.class)
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
public class Country implements Serializable {
  private static final long serialVersionUID = 1;

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

  /** No getter by its name, and none that changes anything. */
  public String label() {
    return "The " + name;
  }

  public boolean isCalled(String other) {
    return other.equals(name);
  }

  /** No setter by its name. */
  public Country renamed(String other) {
    name = other;
    return this;
  }

  public void forgetName() {
    name = null;
  }
}
