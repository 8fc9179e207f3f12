package app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What jOOQ hands out of a connection, inside and past it. */
public final class JooqProgram {
  private static final String ORDERS = "select id, item from orders order by id";

  private JooqProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case("open/cursor", shop -> reading(cursor(openConnection(shop)))));
    cases.add(
        new Case(
            "close/cursor",
            shop -> {
              Connection connection = openConnection(shop);
              Cursor<Record> cursor = cursor(connection);
              Ending.endByClose(connection);
              return reading(cursor);
            }));
    cases.add(
        new Case(
            "close/stream",
            shop -> {
              Connection connection = openConnection(shop);
              Iterator<Record> rows = loadStream(connection);
              Ending.endByClose(connection);
              return () -> renderRest(rows);
            }));
    cases.add(
        new Case(
            "close/query",
            shop -> {
              Connection connection = openConnection(shop);
              DSLContext jooq = DSL.using(connection);
              Ending.endByClose(connection);
              return () -> renderAll(jooq);
            }));
    cases.add(
        new Case(
            "cursor-closed/cursor",
            shop -> {
              Cursor<Record> cursor = cursor(openConnection(shop));
              cursor.close();
              return () -> cursor.fetchNext();
            }));
    cases.add(
        new Case(
            "of-source/cursor",
            shop -> {
              Cursor<Record> cursor =
                  shop.later(DSL.using(shop.source(), org.jooq.SQLDialect.H2).fetchLazy(ORDERS));
              return reading(cursor);
            }));
    Program.run(cases, Shop::new, names);
  }

  private static Connection openConnection(Shop shop) throws SQLException {
    return shop.later(shop.source().getConnection());
  }

  private static Cursor<Record> cursor(Connection connection) {
    Cursor<Record> cursor = loadCursor(connection);
    cursor.fetchNext();
    return cursor;
  }

  private static Cursor<Record> loadCursor(Connection connection) {
    return DSL.using(connection).fetchLazy(ORDERS);
  }

  private static Iterator<Record> loadStream(Connection connection) {
    return DSL.using(connection).fetchStream(ORDERS).iterator();
  }

  private static Case.Reading reading(Cursor<Record> cursor) {
    return () -> renderNext(cursor);
  }

  private static Object renderNext(Cursor<Record> cursor) {
    Record next = cursor.fetchNext();
    return next == null ? null : next.get("ITEM");
  }

  private static Object renderRest(Iterator<Record> rows) {
    return rows.next().get("ITEM");
  }

  private static Object renderAll(DSLContext jooq) {
    return jooq.fetch(ORDERS).size();
  }
}
