package dev.outlive.demo;

import dev.outlive.orm.ColumnOption;
import dev.outlive.orm.Field;
import dev.outlive.orm.ForeignKey;
import dev.outlive.orm.Model;
import dev.outlive.orm.Table;

/** A book and its author. */
public class Book extends Model {

  static final Table<Book> TABLE = Table.of("outlive_demo_book", Book::new);
  static final Field<Book, String> TITLE = TABLE.text("title", ColumnOption.NOT_NULL);
  static final ForeignKey<Book, Author> AUTHOR = TABLE.foreignKey("author", Author.TABLE);

  Book() {
    super(TABLE);
  }

  /** The title, a plain column. */
  public String getTitle() {
    return get(TITLE);
  }

  /** The author: the row holds only the key. */
  public Author getAuthor() {
    return get(AUTHOR);
  }
}
