package dev.outlive.demo;

import dev.outlive.orm.ConnectionContext;

final class AfterClose implements Scene {

  @Override
  public String name() {
    return "after-close";
  }

  @Override
  public String story() {
    return """
        A function loads an author and returns it; its connection context ends with it.
        Then the template asks for the author's books, which nobody has loaded.""";
  }

  @Override
  public int visits() {
    return 2;
  }

  @Override
  public String visit(Library library) throws Exception {
    Author author = find(library);
    return Page.BOOKS.of(author);
  }

  private static Author find(Library library) {
    try (ConnectionContext context = library.database().connectionContext()) {
      return context.database().select(Author.TABLE).where(Author.NAME.eq(Library.AUTHOR)).get();
    }
  }
}
