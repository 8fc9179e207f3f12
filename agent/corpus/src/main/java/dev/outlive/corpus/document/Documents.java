package dev.outlive.corpus.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.LobHelper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Documents with large objects, which are read while their transaction lasts. */
@Service
public class Documents {

  /** How many documents the shop remembers. */
  private static final int KEPT = 200;

  private static final int BYTES = 20_000;

  private final DocumentRepository documents;
  private final JdbcTemplate jdbc;

  Documents(DocumentRepository documents, JdbcTemplate jdbc) {
    this.documents = documents;
    this.jdbc = jdbc;
  }

  @Transactional
  long add(String title) {
    byte[] content = new byte[BYTES];
    Arrays.fill(content, (byte) title.length());
    LobHelper lobs = Hibernate.getLobHelper();
    return documents
        .save(new Document(title, lobs.createBlob(content), lobs.createClob(title.repeat(500))))
        .getId();
  }

  @Transactional(readOnly = true)
  DocumentView newest() throws SQLException {
    Document document = documents.findById(documents.newestId()).orElseThrow();
    Blob content = document.getContent();
    DocumentView view =
        new DocumentView(
            document.getId(),
            document.getTitle(),
            content.getBytes(1, 10).length + read(content),
            document.getSummary().getSubString(1, 20));
    content.free();
    return view;
  }

  /** The same columns without entities. */
  @Transactional(readOnly = true)
  List<String> newestSummaries() {
    return jdbc.query(
        "select content, summary from document order by id desc fetch first 3 rows only",
        (row, number) -> {
          Blob content = row.getBlob(1);
          int length = read(content);
          content.free();
          return length + row.getClob(2).getSubString(1, 10);
        });
  }

  /** Forgets the oldest documents; for the nightly job. */
  @Transactional
  public int forgetOldest() {
    return documents.deleteBefore(documents.newestId() - KEPT);
  }

  private static int read(Blob content) throws SQLException {
    try (InputStream in = content.getBinaryStream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).length();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
