package dev.outlive.demo;

import dev.outlive.orm.BackReference;
import dev.outlive.orm.ColumnOption;
import dev.outlive.orm.Field;
import dev.outlive.orm.Model;
import dev.outlive.orm.Table;
import java.sql.Blob;
import java.util.List;

/** Who wrote the books. Public, with public getters: that is how a template reads it. */
public class Author extends Model {

  static final Table<Author> TABLE = Table.of("outlive_demo_author", Author::new);
  static final Field<Author, String> NAME = TABLE.text("name", ColumnOption.NOT_NULL);
  static final Field<Author, Integer> BORN = TABLE.integer("born");
  static final Field<Author, String> BIO = TABLE.text("bio", ColumnOption.DEFERRED);
  static final Field<Author, Blob> PORTRAIT = TABLE.blob("portrait", ColumnOption.DEFERRED);
  static final BackReference<Author, Book> BOOKS = TABLE.backReference("books", () -> Book.AUTHOR);

  Author() {
    super(TABLE);
  }

  /** The name, a plain column. */
  public String getName() {
    return get(NAME);
  }

  /** The year of birth, a plain column. */
  public Integer getBorn() {
    return get(BORN);
  }

  /** The biography, a deferred column. */
  public String getBio() {
    return get(BIO);
  }

  /** The portrait, a large object: the driver's own, and bound to its connection. */
  public Blob getPortrait() {
    return get(PORTRAIT);
  }

  /** The books, a back reference. */
  public List<Book> getBooks() {
    return get(BOOKS);
  }
}
