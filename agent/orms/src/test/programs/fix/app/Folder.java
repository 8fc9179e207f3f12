package app;

import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** Refers to what has a large object. */
@Entity
public class Folder {
  @Id private Long id;

  /** Its row may be gone. */
  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
  private Document cover;

  @ManyToOne(fetch = FetchType.LAZY)
  private Envelope envelope;

  @OneToMany(mappedBy = "folder")
  private List<Document> documents = new ArrayList<>();

  public Long getId() {
    return id;
  }

  public Document getCover() {
    return cover;
  }

  public Envelope getEnvelope() {
    return envelope;
  }

  public List<Document> getDocuments() {
    return documents;
  }
}
