package app;

import com.zaxxer.hikari.HikariDataSource;
import io.ebean.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** What Ebean loads late the first time, and what was copied the next. */
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
    scenarios.add(new Scenario("whole-bean", served::wholeBean));
    scenarios.add(new Scenario("same-objects", served::sameObjects));
    scenarios.add(new Scenario("read-before", served::readBefore));
    scenarios.add(new Scenario("source-closed", served::sourceClosed));
    scenarios.add(new Scenario("empty", served::empty));
    scenarios.add(new Scenario("gone", served::gone));
    scenarios.add(new Scenario("beside-collections", served::besideCollections));
    scenarios.add(new Scenario("beside-beans", served::besideBeans));
    scenarios.add(new Scenario("without-transaction", served::withoutTransaction));
    return scenarios;
  }

  /** What has more rows than the agent may read. */
  static List<Scenario> bounds(Stock stock) {
    return List.of(new Scenario("many", new Served(stock)::many));
  }

  /** The same load a few times. */
  private void rounds(Lead lead, Kind kind) {
    for (int round = 1; round <= 3; round++) {
      stock.log().reset();
      Object owner = lead.lead(stock.db(), kind::load);
      led(round);
      read(round + ".read", () -> kind.read(owner));
      read(round + ".again", () -> kind.read(owner));
    }
  }

  private void led(int round) {
    Said.of(round + ".lead.io", Said.cost(stock.log()));
    Said.of(round + ".lead.ends", Lead.ends(stock));
  }

  private void read(String name, Callable<?> read) {
    Said.read(name, stock.log(), read);
  }

  private <T> T committed(Function<Database, T> load) {
    return Lead.COMMIT.lead(stock.db(), load);
  }

  private void many() {
    for (int round = 1; round <= 3; round++) {
      stock.log().reset();
      List<Customer> customers = committed(db -> db.find(Customer.class).orderBy("id").findList());
      led(round);
      read(
          round + ".read",
          () -> customers.stream().map(each -> String.valueOf(Kind.NOTES.read(each))).toList());
    }
  }

  private void twoSteps() {
    for (int round = 1; round <= 3; round++) {
      stock.log().reset();
      Order order = committed(db -> db.find(Order.class, 11));
      led(round);
      read(round + ".one", () -> order.getCustomer().getName());
      read(round + ".two", () -> Kind.ORDERS.read(order.getCustomer()));
      read(round + ".three", () -> Kind.BIO.read(order.getCustomer()));
    }
  }

  /** Ebean loads all of a bean that it loads anything of. */
  private void wholeBean() {
    for (int round = 1; round <= 3; round++) {
      Order order = committed(db -> db.find(Order.class, 12));
      Customer customer = order.getCustomer();
      read(round + ".read", customer::getName);
      read(round + ".city", () -> customer.getAddress().getCity());
      Said.of(round + ".loaded", new TreeSet<>(stock.db().beanState(customer).loadedProps()));
      Said.of(round + ".reference", stock.db().beanState(customer).isReference());
      Said.of(round + ".dirty", stock.db().beanState(customer).isDirty());
      customer.getAddress().setCity("Elsewhere");
      Said.of(round + ".changed", stock.db().beanState(customer).changedProps());
    }
  }

  /** What leads back leads to where it came from, and what was there is there. */
  private void sameObjects() {
    for (int round = 1; round <= 3; round++) {
      List<Order> known = new ArrayList<>();
      Customer customer =
          committed(
              db -> {
                known.add(db.find(Order.class, 12));
                return db.find(Customer.class, 1);
              });
      List<Order> orders = customer.getOrders();
      read(round + ".read", () -> Kind.ORDERS.read(customer));
      Said.of(round + ".back", orders.get(0).getCustomer() == customer);
      Said.of(round + ".known", orders.get(1) == known.get(0));
      Said.of(round + ".type", orders.getClass().getName());
      orders.add(new Order(1, "More"));
      Said.of(round + ".grown", orders.size());
    }
  }

  /** The second time, it is not missing any more when the transaction ends. */
  private void readBefore() {
    for (int round = 1; round <= 3; round++) {
      boolean before = round == 3;
      stock.log().reset();
      Customer customer =
          committed(
              db -> {
                Customer found = db.find(Customer.class, 1);
                if (before) {
                  Kind.LABELS.read(found);
                }
                return found;
              });
      led(round);
      read(round + ".read", () -> Kind.LABELS.read(customer));
    }
  }

  private void sourceClosed() {
    for (int round = 1; round <= 3; round++) {
      HikariDataSource own = Stock.pool("served");
      Database db = stock.another(own, settings -> {});
      Customer customer = Lead.COMMIT.lead(db, each -> each.find(Customer.class, 1));
      if (round == 3) {
        own.close();
      }
      read(round + ".read", () -> Kind.BIO.read(customer));
      read(round + ".again", () -> Kind.BIO.read(customer));
      own.close();
    }
  }

  /** Nothing is an answer, too. */
  private void empty() throws Exception {
    stock.run("insert into customers (id, name) values (1000, 'Nobody')");
    for (int round = 1; round <= 3; round++) {
      Customer customer = committed(db -> db.find(Customer.class, 1000));
      read(round + ".bio", () -> Kind.BIO.read(customer));
      read(round + ".orders", () -> Kind.ORDERS.read(customer));
      read(round + ".notes", () -> Kind.NOTES.read(customer));
      read(round + ".tags", () -> Kind.TAGS.read(customer));
    }
  }

  /** The row has gone by the end of the transaction. */
  private void gone() throws Exception {
    stock.run("insert into orders values (1, 'Nobody''s', 1001)");
    for (int round = 1; round <= 3; round++) {
      Order order = committed(db -> db.find(Order.class, 1));
      read(round + ".read", () -> order.getCustomer().getName());
    }
  }

  /** Ebean loads the second, and whatever it has not loaded beside that. */
  private void besideCollections() {
    for (int round = 1; round <= 3; round++) {
      List<Customer> customers =
          committed(db -> db.find(Customer.class).where().idIn(6, 7, 8).orderBy("id").findList());
      read(round + ".first", () -> Kind.ORDERS.read(customers.get(0)));
      if (round > 1) {
        customers.get(1).getOrders().clear();
        Said.of(round + ".cleared", customers.get(1).getOrders().size());
      }
      Said.of(round + ".again", Kind.ORDERS.read(customers.get(0)));
      Said.of(round + ".last", Kind.ORDERS.read(customers.get(2)));
    }
  }

  /** The same of beans, of which the first is changed before. */
  private void besideBeans() {
    for (int round = 1; round <= 3; round++) {
      List<Order> orders =
          committed(db -> db.find(Order.class).where().idIn(91, 101, 111).orderBy("id").findList());
      Customer first = orders.get(0).getCustomer();
      Customer second = orders.get(1).getCustomer();
      read(round + ".first", first::getName);
      if (round > 1) {
        first.setName("First");
        second.setName("Second");
        Said.of(round + ".second", second.getName());
      }
      Said.of(round + ".again", first.getName());
      Said.of(round + ".changed", stock.db().beanState(first).changedProps());
      Said.of(round + ".city", second.getAddress().getCity());
      Said.of(round + ".last", orders.get(2).getCustomer().getName());
    }
  }

  private void withoutTransaction() {
    for (int round = 1; round <= 3; round++) {
      stock.log().reset();
      Customer customer = stock.db().find(Customer.class, 1);
      led(round);
      read(round + ".read", () -> Kind.BIO.read(customer));
    }
  }
}
