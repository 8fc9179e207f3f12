package app;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.CloseableResultQuery;
import org.jooq.Configuration;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
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
              Cursor<Record> cursor = shop.later(ofSource(shop).fetchLazy(ORDERS));
              return reading(cursor);
            }));
    cases.add(
        new Case(
            "close/result-set",
            shop -> {
              Connection connection = openConnection(shop);
              ResultSet rows = cursor(connection).resultSet();
              Ending.endByClose(connection);
              return () -> renderRow(rows);
            }));
    cases.add(
        new Case(
            "transaction/stream",
            shop -> {
              Stream<Record> rows =
                  shop.later(
                      ofSource(shop).transactionResult(in -> DSL.using(in).fetchStream(ORDERS)));
              return () -> renderRest(rows.iterator());
            }));
    cases.add(
        new Case(
            "transaction/configuration",
            shop -> {
              Configuration escaped = ofSource(shop).transactionResult(in -> in);
              return () -> renderAll(DSL.using(escaped));
            }));
    cases.add(new Case("open/stream", shop -> () -> renderStream(ofSource(shop))));
    cases.add(new Case("open/transaction", shop -> () -> nested(ofSource(shop))));
    cases.add(new Case("open/many", shop -> () -> many(ofSource(shop))));
    cases.add(new Case("open/kept-statement", shop -> () -> twice(ofSource(shop))));
    cases.add(new Case("open/batch", shop -> () -> batch(ofSource(shop))));
    cases.add(new Case("open/lob", shop -> () -> lob(ofSource(shop))));
    cases.add(new Case("open/connection", shop -> () -> throughConnection(ofSource(shop))));
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

  private static DSLContext ofSource(Shop shop) {
    return DSL.using(shop.source(), SQLDialect.H2);
  }

  private static Object renderRow(ResultSet rows) throws SQLException {
    return rows.next() ? rows.getString("ITEM") : null;
  }

  private static Object renderStream(DSLContext jooq) {
    try (Stream<Record> rows = jooq.fetchStream(ORDERS)) {
      return rows.count();
    }
  }

  private static Object nested(DSLContext jooq) {
    return jooq.transactionResult(
        outer -> {
          try {
            outer.dsl().transaction(inner -> undone(inner));
          } catch (IllegalStateException wanted) {
            outer.dsl().transaction(inner -> inner.dsl().fetch(ORDERS));
          }
          return outer.dsl().fetch(ORDERS).size();
        });
  }

  private static void undone(Configuration inner) {
    inner.dsl().execute("update orders set item = 'gone'");
    throw new IllegalStateException("is to be rolled back");
  }

  private static Object many(DSLContext jooq) {
    return jooq.fetchMany(ORDERS).get(0).size();
  }

  private static Object twice(DSLContext jooq) {
    try (CloseableResultQuery<Record> query = jooq.resultQuery(ORDERS).keepStatement(true)) {
      return query.fetch().size() + query.fetch().size();
    }
  }

  private static Object batch(DSLContext jooq) {
    return jooq.batch("update orders set item = ? where id = ?")
        .bind("ink", 11)
        .bind("pen", 12)
        .execute()
        .length;
  }

  private static Object lob(DSLContext jooq) {
    return jooq.resultQuery("select bio from customers").fetch().get(0).get(0, String.class);
  }

  private static Object throughConnection(DSLContext jooq) throws SQLException {
    try (Connection connection = jooq.parsingConnection();
        PreparedStatement query = connection.prepareStatement(ORDERS);
        ResultSet rows = query.executeQuery()) {
      return renderRow(rows);
    }
  }

  private static Object renderRest(Iterator<Record> rows) {
    return rows.next().get("ITEM");
  }

  private static Object renderAll(DSLContext jooq) {
    return jooq.fetch(ORDERS).size();
  }
}
