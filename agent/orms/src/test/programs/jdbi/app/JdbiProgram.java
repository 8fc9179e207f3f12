package app;

import java.sql.Clob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;

/** What Jdbi hands out of a handle, inside and past it. */
public final class JdbiProgram {
  private static final String ITEMS = "select item from orders order by id";

  private JdbiProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>();
    cases.add(
        new Case(
            "open/iterator",
            shop -> {
              Iterator<String> items = loadIterator(openHandle(shop));
              return () -> renderNext(items);
            }));
    cases.add(
        new Case(
            "close/iterator",
            shop -> {
              Handle handle = openHandle(shop);
              Iterator<String> items = loadIterator(handle);
              items.next();
              Ending.endByClose(handle);
              return () -> renderNext(items);
            }));
    cases.add(
        new Case(
            "close/stream",
            shop -> {
              Handle handle = openHandle(shop);
              Iterator<String> items = loadStream(handle);
              items.next();
              Ending.endByClose(handle);
              return () -> renderNext(items);
            }));
    cases.add(
        new Case(
            "close/query",
            shop -> {
              Handle handle = openHandle(shop);
              ResultIterable<String> query = items(handle);
              Ending.endByClose(handle);
              return () -> renderAll(query);
            }));
    cases.add(
        new Case(
            "close/clob",
            shop -> {
              Handle handle = openHandle(shop);
              Clob bio = loadBio(handle);
              Ending.endByClose(handle);
              return () -> renderBio(bio);
            }));
    cases.add(
        new Case(
            "callback/iterator",
            shop -> {
              Iterator<String> items = openAndEnd(shop);
              return () -> renderNext(items);
            }));
    cases.add(
        new Case(
            "callback/stream",
            shop -> {
              Stream<String> items = openAndEndTransaction(shop);
              return () -> renderStream(items);
            }));
    cases.add(
        new Case(
            "open/stream",
            shop -> () -> Jdbi.create(shop.source()).withHandle(JdbiProgram::countedInTime)));
    Program.run(cases, Shop::new, names);
  }

  private static Handle openHandle(Shop shop) {
    return shop.later(Jdbi.create(shop.source()).open());
  }

  private static ResultIterable<String> items(Handle handle) {
    return handle.createQuery(ITEMS).mapTo(String.class);
  }

  private static Iterator<String> loadIterator(Handle handle) {
    return items(handle).iterator();
  }

  private static Iterator<String> loadStream(Handle handle) {
    return items(handle).stream().iterator();
  }

  private static Iterator<String> openAndEnd(Shop shop) {
    return Jdbi.create(shop.source()).withHandle(JdbiProgram::loadBegun);
  }

  private static Stream<String> openAndEndTransaction(Shop shop) {
    return Jdbi.create(shop.source()).inTransaction(handle -> items(handle).stream());
  }

  private static Iterator<String> loadBegun(Handle handle) {
    Iterator<String> items = loadIterator(handle);
    items.next();
    return items;
  }

  private static Clob loadBio(Handle handle) {
    return handle
        .createQuery("select bio from customers")
        .map((row, context) -> row.getClob(1))
        .one();
  }

  private static Object countedInTime(Handle handle) {
    try (Stream<String> items = items(handle).stream()) {
      return items.count();
    }
  }

  private static Object renderBio(Clob bio) throws SQLException {
    return bio.getSubString(1, 4);
  }

  private static Object renderStream(Stream<String> items) {
    return items.count();
  }

  private static Object renderNext(Iterator<String> items) {
    return items.next();
  }

  private static Object renderAll(ResultIterable<String> query) {
    return query.list().size();
  }
}
