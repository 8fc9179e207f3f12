package dev.outlive.orm;

import java.util.List;

class Author extends Model {

  static final Table<Author> TABLE = Table.of("author", Author::new);
  static final Field<Author, String> NAME = TABLE.text("name", ColumnOption.NOT_NULL);
  static final Field<Author, String> BIO = TABLE.text("bio", ColumnOption.DEFERRED);
  static final Field<Author, Integer> BORN = TABLE.integer("born");
  static final BackReference<Author, Book> BOOKS = TABLE.backReference("books", () -> Book.AUTHOR);

  Author() {
    super(TABLE);
  }

  static Author named(String name) {
    Author author = new Author();
    author.set(NAME, name);
    return author;
  }

  String getName() {
    return get(NAME);
  }

  String getBio() {
    return get(BIO);
  }

  Integer getBorn() {
    return get(BORN);
  }

  List<Book> getBooks() {
    return get(BOOKS);
  }
}
