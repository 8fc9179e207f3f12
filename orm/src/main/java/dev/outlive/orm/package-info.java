/**
 * A small ORM in Peewee's way of working. Models are plain classes with ordinary getters; each
 * declares its table once, in static fields:
 *
 * <pre>{@code
 * class Author extends Model {
 *   static final Table<Author> TABLE = Table.of("author", Author::new);
 *   static final Field<Author, String> NAME = TABLE.text("name", NOT_NULL);
 *   static final Field<Author, String> BIO = TABLE.text("bio", DEFERRED);
 *   static final BackReference<Author, Book> BOOKS =
 *       TABLE.backReference("books", () -> Book.AUTHOR);
 *
 *   Author() {
 *     super(TABLE);
 *   }
 *
 *   public String getName() {
 *     return get(NAME);
 *   }
 *
 *   public void setName(String name) {
 *     set(NAME, name);
 *   }
 *
 *   public List<Book> getBooks() {
 *     return get(BOOKS);
 *   }
 * }
 *
 * class Book extends Model {
 *   static final Table<Book> TABLE = Table.of("book", Book::new);
 *   static final Field<Book, String> TITLE = TABLE.text("title");
 *   static final ForeignKey<Book, Author> AUTHOR = TABLE.foreignKey("author", Author.TABLE);
 *   ...
 * }
 *
 * try (Database db = Database.of("jdbc:h2:mem:library");
 *     ConnectionContext context = db.connectionContext()) {
 *   db.createTables(Author.TABLE, Book.TABLE);
 *   Author author = new Author();
 *   author.setName("Ursula K. Le Guin");
 *   author.save(db);
 *   Author found = db.select(Author.TABLE).where(Author.NAME.like("Ursula%")).get();
 *   found.getBooks(); // read now, and kept
 * }
 * }</pre>
 *
 * <p>What is bound to which connection is the heart of it. A {@link
 * dev.outlive.orm.ConnectionContext} is the time in which a thread has a connection; a model is
 * bound to the one that it was read in. Three kinds of attribute are lazy: a {@link
 * dev.outlive.orm.ForeignKey} (the row holds only the key), a {@link
 * dev.outlive.orm.BackReference}, and a {@link dev.outlive.orm.Field} that the query left out. When
 * one of them is first read,
 *
 * <ul>
 *   <li>it is read on the context that the thread has open, if it has one,
 *   <li>else, with {@link dev.outlive.orm.Database#autoconnect(boolean) autoconnect} on, through
 *       another connection, silently,
 *   <li>else a {@link dev.outlive.orm.ContextClosedException} says what should have been read when.
 * </ul>
 *
 * <p>What has been loaded stays in the model and never touches a connection again, except that a
 * large object is the driver's own {@link java.sql.Blob} or {@link java.sql.Clob}.
 */
package dev.outlive.orm;
