package dev.outlive.corpus.document;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import java.sql.Blob;
import java.sql.Clob;

@Entity
class Document {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String title;
  @Lob private Blob content;
  @Lob private Clob summary;

  Document() {}

  Document(String title, Blob content, Clob summary) {
    this.title = title;
    this.content = content;
    this.summary = summary;
  }

  Long getId() {
    return id;
  }

  String getTitle() {
    return title;
  }

  Blob getContent() {
    return content;
  }

  Clob getSummary() {
    return summary;
  }
}
