package dev.outlive.demo;

import dev.outlive.orm.ConnectionContext;

final class InsideContext implements Scene {

  @Override
  public String name() {
    return "inside-context";
  }

  @Override
  public String story() {
    return """
        First cure: the page is rendered while the context is open.
        It works; the connection is held for as long as rendering takes.""";
  }

  @Override
  public String visit(Library library) throws Exception {
    try (ConnectionContext context = library.database().connectionContext()) {
      return Page.BOOKS.of(context.database().select(Author.TABLE).get());
    }
  }
}
