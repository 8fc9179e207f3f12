package dev.outlive.orm;

class Book extends Model {

  static final Table<Book> TABLE = Table.of("book", Book::new);
  static final Field<Book, String> TITLE = TABLE.varchar("title", 80);
  static final ForeignKey<Book, Author> AUTHOR = TABLE.foreignKey("author", Author.TABLE);

  Book() {
    super(TABLE);
  }

  static Book of(Author author, String title) {
    Book book = new Book();
    book.set(AUTHOR, author);
    book.set(TITLE, title);
    return book;
  }

  String getTitle() {
    return get(TITLE);
  }

  Author getAuthor() {
    return get(AUTHOR);
  }
}
