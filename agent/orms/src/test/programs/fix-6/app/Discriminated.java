package app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.TenantId;

/** Its rows are told apart by their tenant, which Hibernate 5 cannot do. */
@Entity
public class Discriminated {
  @Id private Long id;
  @TenantId private String tenant;
  private String name;

  @ManyToOne(fetch = FetchType.LAZY)
  private Discriminated parent;

  public Long getId() {
    return id;
  }

  public String getTenant() {
    return tenant;
  }

  public String getName() {
    return name;
  }

  public Discriminated getParent() {
    return parent;
  }
}
