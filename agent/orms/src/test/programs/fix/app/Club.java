package app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/** One end of a relation of many to many. */
@Entity
public class Club implements Serializable {
  private static final long serialVersionUID = 1;

  @Id private Long id;
  private String name;

  @ManyToMany(mappedBy = "clubs")
  private Set<Customer> members = new HashSet<>();

  public Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public Set<Customer> getMembers() {
    return members;
  }
}
