package app;

import io.ebean.annotation.History;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** What the database keeps the former rows of. */
@Entity
@History
@Table(name = "entries")
public class Entry {
  @Id private Long id;

  @Lob
  @Basic(fetch = FetchType.LAZY)
  private String text;

  public String getText() {
    return text;
  }
}
