package dev.outlive.demo;

import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;

final class PoolInReserve implements Scene {

  @Override
  public String name() {
    return "pool";
  }

  @Override
  public String story() {
    return """
        Fourth cure: a pool, and autoconnect on. Whatever is read after the context takes
        another connection by itself, again and again. The page is there; nobody sees the price.""";
  }

  @Override
  public int visits() {
    return 2;
  }

  @Override
  public String visit(Library library) throws Exception {
    Database database = library.database().autoconnect(true);
    try {
      Author author = find(database);
      int before = library.borrowed();
      String page = Page.CREDITS.of(author);
      return page + " (connections taken later: " + (library.borrowed() - before) + ")";
    } finally {
      database.autoconnect(false);
    }
  }

  private static Author find(Database database) {
    try (ConnectionContext context = database.connectionContext()) {
      return context.database().select(Author.TABLE).get();
    }
  }
}
