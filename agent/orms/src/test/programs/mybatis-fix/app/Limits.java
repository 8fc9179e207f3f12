package app;

import app.plug.Rewriting;
import java.util.List;
import java.util.function.Function;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** What would be more than is allowed. */
final class Limits {
  private final Stock stock;

  private Limits(Stock stock) {
    this.stock = stock;
  }

  static List<Scenario> scenarios(Stock stock) {
    Limits limits = new Limits(stock);
    return List.of(
        new Scenario("rows", limits::rows),
        new Scenario("rows-of-one", limits::rowsOfOne),
        new Scenario("bytes", limits::bytes));
  }

  /** Of a customer that has little, then of one that has too much. */
  private <T> void rounds(
      SqlSessionFactory factory,
      Function<Long, Function<SqlSession, T>> load,
      Function<T, ?> read) {
    for (int round = 1; round <= 2; round++) {
      for (long id = 2; id >= 1; id--) {
        String name = round + (id == 2 ? ".few" : ".many");
        stock.log().reset();
        T owner = Lead.closed(factory.openSession(), load.apply(id));
        Said.of(name + ".limits", stock.limits());
        Said.read(name, stock.log(), () -> read.apply(owner));
        Said.of(name + ".sql", stock.log().statements());
      }
    }
  }

  private void rows() throws Exception {
    stock.run(
        "insert into orders (id, item, customer_id)"
            + " select 100000 + x, 'More', 1 from system_range(1, 10)");
    rounds(
        stock.factory(),
        id -> session -> session.getMapper(ShopMapper.class).customer(id),
        customer -> customer.getOrders().size());
  }

  /** It is one object, of ten rows. */
  private void rowsOfOne() throws Exception {
    stock.run("insert into notes (text, customer_id) select 'More', 1 from system_range(1, 8)");
    rounds(
        stock.factory(),
        id -> session -> session.getMapper(StockMapper.class).orderOfJoined(10 * id + 1),
        order -> order.getCustomer().getNotes().size());
  }

  /** A plug-in has seen the copy that came to nothing. */
  private void bytes() throws Exception {
    stock.run(
        "delete from notes where customer_id = 1",
        "insert into notes (text, customer_id) values (repeat('long', 1000), 1)");
    rounds(
        stock.another(settings -> settings.addInterceptor(new Rewriting())),
        id -> session -> session.getMapper(ShopMapper.class).customer(id),
        customer -> customer.getNotes().size());
  }
}
