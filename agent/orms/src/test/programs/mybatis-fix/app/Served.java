package app;

import app.plug.CountingCache;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** What is read once the first time, and copied the next. */
final class Served {
  private final Stock stock;

  private Served(Stock stock) {
    this.stock = stock;
  }

  static List<Scenario> scenarios(Stock stock) {
    Served served = new Served(stock);
    List<Scenario> scenarios = new ArrayList<>();
    for (Lead lead : Lead.values()) {
      for (Kind kind : Kind.values()) {
        scenarios.add(
            new Scenario(lead.title() + "/" + kind.title(), () -> served.rounds(lead, kind)));
      }
    }
    scenarios.add(new Scenario("many", served::many));
    scenarios.add(new Scenario("two-steps", served::twoSteps));
    scenarios.add(new Scenario("own-objects", served::ownObjects));
    scenarios.add(new Scenario("read-before", served::readBefore));
    scenarios.add(new Scenario("set-before", served::setBefore));
    scenarios.add(new Scenario("null-before", served::nullBefore));
    scenarios.add(new Scenario("set-after", served::setAfter));
    scenarios.add(new Scenario("all-at-once", served::allAtOnce));
    scenarios.add(new Scenario("aggressive", served::aggressive));
    scenarios.add(new Scenario("setter-throws", served::setterThrows));
    scenarios.add(new Scenario("source-closed", served::sourceClosed));
    scenarios.add(new Scenario("rolled-back", served::rolledBack));
    scenarios.add(new Scenario("undone-by-spring", () -> served.writtenInSpring(true)));
    scenarios.add(new Scenario("done-by-spring", () -> served.writtenInSpring(false)));
    scenarios.add(new Scenario("kept-by-cache", () -> served.keptByCache(false)));
    scenarios.add(new Scenario("in-cache", () -> served.keptByCache(true)));
    scenarios.add(new Scenario("in-set", served::inSet));
    scenarios.add(new Scenario("serialized", served::serialized));
    scenarios.add(new Scenario("written-since", served::writtenSince));
    return scenarios;
  }

  /** The same load twice. */
  private void rounds(Lead lead, Kind kind) {
    for (int round = 1; round <= 2; round++) {
      stock.log().reset();
      Object owner = lead.lead(stock, kind::load);
      led(round);
      read(round + ".read", () -> kind.read(owner));
      read(round + ".again", () -> kind.read(owner));
    }
  }

  private void led(int round) {
    Said.of(round + ".lead.io", Said.cost(stock.log()));
    Said.of(round + ".lead.ends", Lead.ends(stock));
    Said.of(round + ".lead.limits", stock.limits());
  }

  private void read(String name, Callable<?> read) {
    Said.read(name, stock.log(), read);
  }

  private <T> T closed(SqlSessionFactory factory, java.util.function.Function<SqlSession, T> load) {
    return Lead.closed(factory.openSession(), load);
  }

  private Customer customer(SqlSession session) {
    return session.getMapper(ShopMapper.class).customer(1);
  }

  private void many() {
    for (int round = 1; round <= 2; round++) {
      stock.log().reset();
      List<Customer> customers =
          closed(stock.factory(), session -> session.getMapper(StockMapper.class).all());
      led(round);
      read(
          round + ".read",
          () -> customers.stream().map(each -> String.valueOf(Kind.NOTES.read(each))).toList());
    }
  }

  private void twoSteps() {
    for (int round = 1; round <= 3; round++) {
      stock.log().reset();
      Order order = closed(stock.factory(), session -> (Order) Kind.CUSTOMER.load(session));
      led(round);
      read(round + ".one", () -> order.getCustomer().getName());
      read(round + ".two", () -> Kind.ORDERS.read(order.getCustomer()));
      read(round + ".three", () -> order.getCustomer().getOrders().get(1).getCustomer().getName());
    }
  }

  /** What MyBatis reads late is the owner's alone, and can be changed. */
  private void ownObjects() {
    for (int round = 1; round <= 2; round++) {
      List<Order> orders =
          closed(stock.factory(), session -> session.getMapper(ShopMapper.class).ordersOf(1));
      Customer first = orders.get(0).getCustomer();
      Customer second = orders.get(1).getCustomer();
      Said.of(round + ".shared", first == second);
      Said.of(round + ".same", first == orders.get(0).getCustomer());
      Customer owner = closed(stock.factory(), this::customer);
      Said.of(round + ".type", owner.getOrders().getClass().getName());
      owner.getOrders().add(new Order());
      Said.of(round + ".grown", owner.getOrders().size());
    }
  }

  /** One of the two is read in time, the other too late. */
  private void readBefore() {
    for (int round = 1; round <= 2; round++) {
      stock.log().reset();
      Customer customer =
          closed(
              stock.factory(),
              session -> {
                Customer found = customer(session);
                found.getOrders().size();
                return found;
              });
      led(round);
      read(round + ".orders", () -> Kind.ORDERS.read(customer));
      read(round + ".notes", () -> Kind.NOTES.read(customer));
    }
    // What was read late elsewhere is learned for the same place.
    for (int round = 3; round <= 4; round++) {
      boolean before = round == 4;
      stock.log().reset();
      Customer customer =
          closed(
              stock.factory(),
              session -> {
                Customer found = customer(session);
                if (before) {
                  found.getOrders().size();
                }
                return found;
              });
      led(round);
      read(round + ".orders", () -> Kind.ORDERS.read(customer));
    }
  }

  /** The second time, nothing is waiting any more when the session ends. */
  private void setBefore() {
    for (int round = 1; round <= 2; round++) {
      boolean before = round == 2;
      stock.log().reset();
      Customer customer =
          closed(
              stock.factory(),
              session -> {
                Customer found = customer(session);
                if (before) {
                  found.setNotes(List.of());
                }
                return found;
              });
      led(round);
      read(round + ".read", () -> Kind.NOTES.read(customer));
    }
  }

  /** What is found is nothing. */
  private void nullBefore() throws Exception {
    stock.run("insert into orders values (1, 'Nobody''s', 1000)");
    for (int round = 1; round <= 2; round++) {
      boolean before = round == 2;
      stock.log().reset();
      Order order =
          closed(
              stock.factory(),
              session -> {
                Order found = session.getMapper(ShopMapper.class).order(1);
                if (before) {
                  found.getCustomer();
                }
                return found;
              });
      led(round);
      read(round + ".read", order::getCustomer);
    }
  }

  /** What the application sets is never replaced. */
  private void setAfter() {
    for (int round = 1; round <= 3; round++) {
      Customer customer = closed(stock.factory(), this::customer);
      if (round == 3) {
        customer.setNotes(List.of());
      }
      read(round + ".read", () -> Kind.NOTES.read(customer));
    }
  }

  /** Any of some methods loads all that is lazy. */
  private void allAtOnce() {
    for (int round = 1; round <= 2; round++) {
      Customer customer = closed(stock.factory(), this::customer);
      read(round + ".read", customer::toString);
      read(round + ".orders", () -> Kind.ORDERS.read(customer));
      read(round + ".notes", () -> Kind.NOTES.read(customer));
    }
  }

  /** Any method does, setters by which properties are set included. */
  private void aggressive() {
    SqlSessionFactory factory = stock.another(settings -> settings.setAggressiveLazyLoading(true));
    for (int round = 1; round <= 2; round++) {
      Customer customer = closed(factory, this::customer);
      read(round + ".read", customer::getName);
      read(round + ".orders", () -> Kind.ORDERS.read(customer));
      read(round + ".notes", () -> Kind.NOTES.read(customer));
    }
  }

  private void setterThrows() {
    for (int round = 1; round <= 2; round++) {
      Picky picky =
          closed(stock.factory(), session -> session.getMapper(StockMapper.class).picky(1));
      read(round + ".read", () -> notesOrCause(picky));
      Said.of(round + ".asked", Picky.asked());
      read(round + ".again", () -> notesOrCause(picky));
    }
  }

  /** The message names a class that MyBatis has made. */
  private static Object notesOrCause(Picky picky) {
    try {
      return picky.getNotes();
    } catch (PersistenceException thrown) {
      return thrown.getClass().getName() + " by " + thrown.getCause();
    }
  }

  private void sourceClosed() {
    for (int round = 1; round <= 2; round++) {
      HikariDataSource own = Stock.pool("served");
      SqlSessionFactory factory = Stock.another(own, new JdbcTransactionFactory(), settings -> {});
      Customer customer = closed(factory, this::customer);
      if (round == 2) {
        own.close();
      }
      read(round + ".read", () -> Kind.NOTES.read(customer));
      read(round + ".again", () -> Kind.NOTES.read(customer));
      own.close();
    }
  }

  /** What it has written itself is undone by its close. */
  private void rolledBack() {
    for (int round = 1; round <= 2; round++) {
      stock.log().reset();
      Customer customer =
          closed(
              stock.factory(),
              session -> {
                session.getMapper(StockMapper.class).note("Undone", 1);
                return customer(session);
              });
      led(round);
      read(round + ".read", () -> Kind.NOTES.read(customer));
    }
  }

  /** When the session closes, nobody knows yet what becomes of that. */
  private void writtenInSpring(boolean undone) {
    for (int round = 1; round <= 2; round++) {
      Customer customer =
          Lead.inSpring(
              stock,
              (session, status) -> {
                session.getMapper(StockMapper.class).note("Written", undone ? 4 : 5);
                if (undone) {
                  status.setRollbackOnly();
                }
                return session.getMapper(ShopMapper.class).customer(undone ? 4 : 5);
              });
      read(round + ".read", () -> Kind.NOTES.read(customer));
    }
  }

  /** Nothing that is copied or read again is put there. */
  private void keptByCache(boolean before) {
    for (int round = 1; round <= 2; round++) {
      SqlSessionFactory factory = stock.another(settings -> {});
      if (before) {
        closed(factory, session -> session.getMapper(KeptMapper.class).kept(1));
      }
      CountingCache.put();
      stock.log().reset();
      Order order =
          closed(factory, session -> session.getMapper(StockMapper.class).orderOfKept(11));
      led(round);
      read(round + ".read", () -> order.getCustomer().getName());
      Said.of(round + ".put", CountingCache.put());
    }
  }

  /** To put them there, MyBatis loads what is lazy of the elements. */
  private void inSet() {
    for (int round = 1; round <= 2; round++) {
      stock.log().reset();
      Grouped grouped =
          closed(stock.factory(), session -> session.getMapper(StockMapper.class).grouped(1));
      led(round);
      read(round + ".read", () -> grouped.getOrders().size());
      read(
          round + ".deeper",
          () -> grouped.getOrders().stream().map(each -> each.getCustomer().getName()).toList());
    }
  }

  /** The thread changes what was copied: first behind the read, then before it. */
  private void writtenSince() throws Exception {
    for (int round = 1; round <= 3; round++) {
      Customer customer =
          closed(stock.factory(), session -> session.getMapper(ShopMapper.class).customer(7));
      String written =
          "insert into notes (text, customer_id) values ('Written %d', 7)".formatted(round);
      if (round == 3) {
        stock.run(written);
      }
      read(round + ".read", () -> Kind.NOTES.read(customer));
      if (round == 2) {
        stock.run(written);
      }
      read(round + ".again", () -> Kind.NOTES.read(customer));
    }
  }

  /** A copy through a stream knows of no session. */
  private void serialized() throws Exception {
    for (int round = 1; round <= 3; round++) {
      Customer customer = closed(stock.factory(), this::customer);
      if (round < 3) {
        read(round + ".read", () -> Kind.NOTES.read(customer));
      } else {
        Customer copy = Ending.copy(customer);
        read(round + ".copy", () -> Kind.NOTES.read(copy));
        read(round + ".read", () -> Kind.NOTES.read(customer));
      }
    }
  }
}
