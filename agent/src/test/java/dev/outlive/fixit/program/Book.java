package dev.outlive.fixit.program;

import dev.outlive.orm.ColumnOption;
import dev.outlive.orm.Field;
import dev.outlive.orm.ForeignKey;
import dev.outlive.orm.Model;
import dev.outlive.orm.Table;

/** Has an author, and a deferred column. */
public final class Book extends Model {
  static final Table<Book> TABLE = Table.of("book", Book::new);
  static final Field<Book, String> TITLE = TABLE.text("title");
  static final Field<Book, String> SUMMARY = TABLE.text("summary", ColumnOption.DEFERRED);
  static final ForeignKey<Book, Author> AUTHOR = TABLE.foreignKey("author", Author.TABLE);

  Book() {
    super(TABLE);
  }

  String getTitle() {
    return get(TITLE);
  }

  String getSummary() {
    return get(SUMMARY);
  }

  Author getAuthor() {
    return get(AUTHOR);
  }
}
