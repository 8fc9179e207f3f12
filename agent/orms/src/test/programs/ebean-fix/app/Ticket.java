package app;

import io.ebean.annotation.SoftDelete;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

/** Is only marked when it is deleted. */
@Entity
@Table(name = "tickets")
public class Ticket {
  @Id private Long id;

  @Lob
  @Basic(fetch = FetchType.LAZY)
  private String text;

  @SoftDelete private boolean deleted;

  public String getText() {
    return text;
  }
}
