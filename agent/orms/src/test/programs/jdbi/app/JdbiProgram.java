package app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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

  private static Object renderNext(Iterator<String> items) {
    return items.next();
  }

  private static Object renderAll(ResultIterable<String> query) {
    return query.list().size();
  }
}
