package app;

import io.ebean.annotation.TenantId;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** A tenant's. */
@Entity
@Table(name = "shares")
public class Share {
  @Id private Long id;

  @TenantId private String tenant;

  @Lob
  @Basic(fetch = FetchType.LAZY)
  private String text;

  public String getText() {
    return text;
  }
}
