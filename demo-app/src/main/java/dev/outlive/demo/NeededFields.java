package dev.outlive.demo;

import dev.outlive.orm.ConnectionContext;

final class NeededFields implements Scene {

  @Override
  public String name() {
    return "needed-fields";
  }

  @Override
  public String story() {
    return """
        Third cure: exactly the fields that the template needs are selected, here
        the name and the biography. Nothing is left to be loaded later.""";
  }

  @Override
  public String visit(Library library) throws Exception {
    return Page.BIO.of(find(library));
  }

  private static Author find(Library library) {
    try (ConnectionContext context = library.database().connectionContext()) {
      return context.database().select(Author.TABLE, Author.NAME, Author.BIO).get();
    }
  }
}
