package dev.outlive.demo;

import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import java.sql.Blob;
import java.sql.SQLException;

final class CopiedLob implements Scene {

  @Override
  public String name() {
    return "copied-lob";
  }

  @Override
  public String story() {
    return """
        The same, but the copy has the author's portrait: a LOB, copied as the reference that it is.
        It works for as long as the pool happens to keep that connection open; here the pool
        has retired it meanwhile, as pools do.""";
  }

  @Override
  public int visits() {
    return 2;
  }

  @Override
  public String visit(Library library) throws SQLException {
    Author author;
    try (HikariDataSource shortLived = library.newPool("portraits")) {
      author = copy(Database.over(shortLived));
    }
    return show(author);
  }

  private static Author copy(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return (Author)
          context.database().select(Author.TABLE, Author.NAME, Author.PORTRAIT).get().copy();
    }
  }

  private static String show(Author author) throws SQLException {
    Blob portrait = author.getPortrait();
    byte[] bytes = portrait.getBytes(1, (int) portrait.length());
    return author.getName() + ": portrait, " + bytes.length + " bytes";
  }
}
