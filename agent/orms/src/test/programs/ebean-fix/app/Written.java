package app;

import io.ebean.Database;
import java.util.List;
import java.util.function.Consumer;

/** What is written of beans that were read late: as if they had not been. */
final class Written {
  private final Stock stock;

  private Written(Stock stock) {
    this.stock = stock;
  }

  static List<Scenario> scenarios(Stock stock) {
    Written written = new Written(stock);
    return List.of(
        new Scenario("renamed", () -> written.rounds(each -> each.setName("Renamed"))),
        new Scenario("bio-set", () -> written.rounds(each -> each.setBio("Set"))),
        new Scenario(
            "order-added", () -> written.rounds(each -> each.getOrders().add(new Order(1, "New")))),
        new Scenario("order-removed", () -> written.rounds(each -> each.getOrders().remove(0))),
        new Scenario(
            "order-changed",
            () -> written.rounds(each -> each.getOrders().get(0).setItem("Changed"))),
        new Scenario("label-removed", () -> written.rounds(each -> each.getLabels().remove(0))),
        new Scenario("tag-added", () -> written.rounds(each -> each.getTags().add("New"))),
        new Scenario("moved", () -> written.rounds(each -> each.getAddress().setCity("Moved"))),
        new Scenario("nothing", () -> written.rounds(each -> {})),
        new Scenario("deleted", written::deleted),
        new Scenario("set-before", written::setBefore),
        new Scenario("set-after", written::setAfter));
  }

  private static void readAll(Customer customer) {
    for (Kind each : Kind.values()) {
      if (each != Kind.CUSTOMER) {
        each.read(customer);
      }
    }
  }

  /** Each round with a customer of its own; each of them has the same. */
  private void rounds(Consumer<Customer> change) throws Exception {
    for (int round = 1; round <= 3; round++) {
      long id = round;
      Customer customer = Lead.COMMIT.lead(stock.db(), db -> db.find(Customer.class, id));
      readAll(customer);
      // Nobody else's value is to be written over.
      stock.run("update customers set bio = 'Elsewhere' where id = " + id);
      change.accept(customer);
      Lead.COMMIT.lead(
          stock.db(),
          db -> {
            stock.log().reset();
            db.save(customer);
            return null;
          });
      said(round, id);
      undo(id);
    }
  }

  private void undo(long id) throws Exception {
    stock.run(
        "delete from orders where customer_id = " + id,
        "insert into orders values (" + (10 * id + 1) + ", 'Item 1', " + id + ")",
        "insert into orders values (" + (10 * id + 2) + ", 'Item 2', " + id + ")",
        "delete from customer_labels where customer_id = " + id,
        "insert into customer_labels values (" + id + ", 1), (" + id + ", 2)",
        "delete from customer_tags where customer_id = " + id,
        "insert into customer_tags values (" + id + ", 'Tag 1'), (" + id + ", 'Tag 2')",
        "update customers set version = 1, name = 'Name', city = 'City', bio = 'Bio' where id = "
            + id);
  }

  private void deleted() {
    for (int round = 1; round <= 3; round++) {
      long id = 10 + round;
      Database db = stock.db();
      Customer customer = Lead.COMMIT.lead(db, each -> each.find(Customer.class, id));
      readAll(customer);
      stock.log().reset();
      Lead.COMMIT.lead(db, each -> each.delete(customer));
      said(round, id);
    }
  }

  /** A large text is handed over in a reader, which is another each time. */
  private void said(int round, long id) {
    String sql = stock.log().statements().toString().replaceAll("Reader@[0-9a-f]+", "Reader");
    Said.of(round + ".sql", sql.replace("" + id, "?"));
  }

  /** What the application has set is never replaced. */
  private void setBefore() {
    for (int round = 1; round <= 3; round++) {
      boolean before = round == 3;
      Customer customer =
          Lead.COMMIT.lead(
              stock.db(),
              db -> {
                Customer found = db.find(Customer.class, 4);
                if (before) {
                  found.setBio("Set");
                }
                return found;
              });
      Said.of(round + ".read", Kind.BIO.read(customer));
    }
  }

  private void setAfter() {
    for (int round = 1; round <= 3; round++) {
      Customer customer = Lead.COMMIT.lead(stock.db(), db -> db.find(Customer.class, 5));
      if (round == 3) {
        customer.setBio("Set");
      }
      Said.of(round + ".read", Kind.BIO.read(customer));
    }
  }
}
