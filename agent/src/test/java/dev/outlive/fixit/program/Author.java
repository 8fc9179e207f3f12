package dev.outlive.fixit.program;

import dev.outlive.orm.BackReference;
import dev.outlive.orm.ColumnOption;
import dev.outlive.orm.Field;
import dev.outlive.orm.Model;
import dev.outlive.orm.Table;
import java.util.List;

/** Writes books; has a deferred column and a back reference. */
public final class Author extends Model {
  static final Table<Author> TABLE = Table.of("author", Author::new);
  static final Field<Author, String> NAME = TABLE.text("name");
  static final Field<Author, String> BIO = TABLE.text("bio", ColumnOption.DEFERRED);
  static final BackReference<Author, Book> BOOKS = TABLE.backReference("books", () -> Book.AUTHOR);

  Author() {
    super(TABLE);
  }

  String getName() {
    return get(NAME);
  }

  String getBio() {
    return get(BIO);
  }

  List<Book> getBooks() {
    return get(BOOKS);
  }
}
