package app;

import io.ebean.Database;
import java.util.List;
import java.util.function.Function;

/** What is told to load nothing that it lacks; or is not, by the same calls. */
final class Disabled {
  private final Stock stock;
  private final boolean disabled;

  private Disabled(Stock stock, boolean disabled) {
    this.stock = stock;
    this.disabled = disabled;
  }

  static List<Scenario> scenarios(Stock stock, boolean disabled) {
    Disabled here = new Disabled(stock, disabled);
    return List.of(
        new Scenario("to-one", here::toOne),
        new Scenario("bean", here::bean),
        new Scenario("elements", here::elements),
        new Scenario("written", here::written));
  }

  private <T> T led(int round, Function<Database, T> load) {
    stock.log().reset();
    T led = Lead.COMMIT.lead(stock.db(), load);
    Said.of(round + ".lead.io", Said.cost(stock.log()));
    return led;
  }

  private Order order(Database db) {
    return db.find(Order.class).setDisableLazyLoading(disabled).setId(11).findOne();
  }

  /** Of the bean that it leads to, one property is asked for, and then another. */
  private void toOne() {
    for (int round = 1; round <= 2; round++) {
      Order order = led(round, this::order);
      Said.read(round + ".name", stock.log(), () -> Kind.CUSTOMER.read(order));
      if (disabled) {
        Said.read(round + ".bio", stock.log(), () -> order.getCustomer().getBio());
      }
    }
  }

  private Customer customer(Database db) {
    return db.find(Customer.class).setDisableLazyLoading(disabled).setId(1).findOne();
  }

  private void bean() {
    for (int round = 1; round <= 2; round++) {
      Customer customer = led(round, this::customer);
      for (Kind kind : List.of(Kind.BIO, Kind.ORDERS, Kind.NOTES, Kind.LABELS, Kind.TAGS)) {
        Said.read(round + "." + kind.title(), stock.log(), () -> kind.read(customer));
      }
      Said.of(round + ".dirty", stock.db().beanState(customer).isDirty());
    }
  }

  private Customer another(Database db) {
    return db.find(Customer.class).setDisableLazyLoading(disabled).setId(2).findOne();
  }

  /** What is put into it leads back to it, and loads nothing either. */
  private void elements() {
    for (int round = 1; round <= 2; round++) {
      Customer customer = led(round, this::another);
      Said.of(round + ".orders", customer.getOrders().size());
      for (Order each : customer.getOrders()) {
        if (disabled) {
          Said.of(round + "." + each.getItem(), each.getCustomer() == customer);
          Said.read(round + "." + each.getItem() + ".bio", stock.log(), customer::getBio);
        }
      }
    }
  }

  private Customer third(Database db) {
    return db.find(Customer.class).setDisableLazyLoading(disabled).setId(3).findOne();
  }

  /** What is written of it is what the application has changed. */
  private void written() {
    for (int round = 1; round <= 2; round++) {
      Customer customer = led(round, this::third);
      Said.of(round + ".size", customer.getLabels().size() + customer.getOrders().size());
      customer.setName("Changed " + round);
      stock.log().reset();
      stock.db().save(customer);
      Said.of(round + ".sql", stock.log().statements());
    }
  }
}
