package app;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.sql.Clob;

/** Has a large object, which needs a connection. */
@Entity
public class Document {
  @Id private Long id;
  private String title;
  private Clob text;

  @ManyToOne(fetch = FetchType.LAZY)
  private Folder folder;

  public Long getId() {
    return id;
  }

  public String getTitle() {
    return title;
  }

  public Clob getText() {
    return text;
  }

  public Folder getFolder() {
    return folder;
  }
}
