package dev.outlive.corpus.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pictures in a table without an entity: streams and arrays. */
@Service
class Photos {

  private final JdbcTemplate jdbc;

  Photos(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional("jdbcTransactions")
  long add(String caption) {
    GeneratedKeyHolder keys = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          PreparedStatement insert =
              connection.prepareStatement(
                  "insert into photo (picture, caption, tags) values (?, ?, ?)",
                  new String[] {"id"});
          insert.setBinaryStream(1, new ByteArrayInputStream(new byte[5_000]), 5_000);
          insert.setCharacterStream(2, new StringReader(caption), caption.length());
          Array tags = connection.createArrayOf("varchar", new Object[] {"a", "b"});
          insert.setArray(3, tags);
          tags.free();
          return insert;
        },
        keys);
    return keys.getKeyAs(Long.class);
  }

  /** Without a transaction: each row is read while its own connection lasts. */
  String newest() {
    return jdbc
        .query(
            "select picture, caption, tags from photo order by id desc fetch first 1 row only",
            (row, number) -> describe(row))
        .stream()
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("There is no photo yet"));
  }

  @Transactional("jdbcTransactions")
  int forgetAllButNewest() {
    return jdbc.update("delete from photo where id < (select max(id) from photo) - 100");
  }

  private static String describe(ResultSet row) throws SQLException {
    try (InputStream picture = row.getBinaryStream("picture");
        Reader caption = row.getCharacterStream("caption")) {
      Array tags = row.getArray("tags");
      int length = ((Object[]) tags.getArray()).length;
      int rows = 0;
      try (ResultSet elements = tags.getResultSet()) {
        while (elements.next()) {
          rows += elements.getString(2).length();
        }
      }
      tags.free();
      return picture.readAllBytes().length + " " + caption.read() + " " + length + " " + rows;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
