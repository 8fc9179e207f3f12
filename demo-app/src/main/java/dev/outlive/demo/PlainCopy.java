package dev.outlive.demo;

import dev.outlive.orm.ConnectionContext;

final class PlainCopy implements Scene {

  @Override
  public String name() {
    return "plain-copy";
  }

  @Override
  public String story() {
    return """
        Second cure: a deep copy is returned in the author's place.
        Good for plain values, and the template asks for nothing else.""";
  }

  @Override
  public String visit(Library library) throws Exception {
    return Page.BORN.of(copy(library));
  }

  private static Author copy(Library library) {
    try (ConnectionContext context = library.database().connectionContext()) {
      return (Author) context.database().select(Author.TABLE).get().copy();
    }
  }
}
