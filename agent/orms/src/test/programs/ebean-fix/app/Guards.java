package app;

import io.ebean.Database;
import io.ebean.Query;
import io.ebean.RawSql;
import io.ebean.RawSqlBuilder;
import io.ebean.config.DatabaseConfig;
import io.ebean.config.TenantMode;
import io.ebean.event.BeanPostLoad;
import io.ebean.event.BeanQueryAdapter;
import io.ebean.event.BeanQueryRequest;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** What is left to Ebean, as it would be without us. */
final class Guards {
  private final Stock stock;

  private Guards(Stock stock) {
    this.stock = stock;
  }

  static List<Scenario> scenarios(Stock stock) {
    Guards guards = new Guards(stock);
    return List.of(
        new Scenario("query-adapter", guards::queryAdapter),
        new Scenario("post-load", guards::postLoad),
        new Scenario("filtered", guards::filtered),
        new Scenario("filtered-lazily", guards::filteredLazily),
        new Scenario("filtered-beyond", guards::filteredBeyond),
        new Scenario("part-lazily", guards::partLazily),
        new Scenario("read-only", guards::readOnly),
        new Scenario("soft-delete", guards::softDelete),
        new Scenario("history", guards::history),
        new Scenario("tenants", guards::tenants),
        new Scenario("map", guards::map),
        new Scenario("raw-sql", guards::rawSql),
        new Scenario("state", guards::state),
        new Scenario("lazy-disabled", guards::disabled),
        new Scenario("not-yet-written", guards::notYetWritten),
        new Scenario("cleared", guards::cleared),
        new Scenario("in-another", guards::inAnother),
        new Scenario("written-since", guards::writtenSince),
        new Scenario("unloaded-again", guards::unloadedAgain),
        new Scenario("external", guards::external),
        new Scenario("continued", guards::continued));
  }

  private void rounds(Database db, Function<Database, Customer> load, Kind kind) {
    rounds(db, load, kind::read);
  }

  private <T> void rounds(Database db, Function<Database, T> load, Function<? super T, ?> read) {
    for (int round = 1; round <= 5; round++) {
      stock.log().reset();
      T owner = Lead.COMMIT.lead(db, load);
      Said.of(round + ".lead.io", Said.cost(stock.log()));
      Said.read(round + ".read", stock.log(), () -> read.apply(owner));
    }
  }

  private void rounds(Consumer<DatabaseConfig> settings, Kind kind) {
    rounds(stock.another(settings), db -> db.find(Customer.class, 1), kind);
  }

  private void queryAdapter() {
    AtomicInteger asked = new AtomicInteger();
    BeanQueryAdapter adapter =
        new BeanQueryAdapter() {
          @Override
          public boolean isRegisterFor(Class<?> type) {
            return type == Order.class;
          }

          @Override
          public int getExecutionOrder() {
            return 0;
          }

          @Override
          public void preQuery(BeanQueryRequest<?> request) {
            asked.incrementAndGet();
          }
        };
    rounds(settings -> settings.add(adapter), Kind.ORDERS);
    Said.of("asked", asked);
  }

  private void postLoad() {
    AtomicInteger told = new AtomicInteger();
    BeanPostLoad listener =
        new BeanPostLoad() {
          @Override
          public boolean isRegisterFor(Class<?> type) {
            return type == Customer.class;
          }

          @Override
          public void postLoad(Object bean) {
            told.incrementAndGet();
          }
        };
    rounds(settings -> settings.add(listener), Kind.BIO);
    Said.of("told", told);
  }

  private void softDelete() {
    rounds(stock.db(), db -> db.find(Ticket.class, 1), Ticket::getText);
  }

  private void history() {
    rounds(stock.db(), db -> db.find(Entry.class, 1), Entry::getText);
  }

  private void tenants() {
    Database own =
        stock.another(
            settings -> {
              settings.setTenantMode(TenantMode.PARTITION);
              settings.setCurrentTenantProvider(() -> "own");
            });
    rounds(own, db -> db.find(Share.class, 1), Share::getText);
  }

  private void map() {
    rounds(
        stock.db(),
        db -> db.find(Customer.class, 9),
        customer -> new TreeSet<>(customer.getNotesByText().keySet()));
  }

  private void rawSql() {
    RawSql sums =
        RawSqlBuilder.parse("select customer_id, count(*) from orders group by customer_id")
            .columnMapping("customer_id", "customer.id")
            .columnMapping("count(*)", "ordered")
            .create();
    rounds(
        stock.db(),
        db -> db.find(Sum.class).setRawSql(sums).where().eq("customer.id", 1).findOne(),
        sum -> sum.getOrdered() + " of " + sum.getCustomer().getName());
  }

  private void filtered() {
    rounds(
        stock.db(),
        db -> {
          Query<Customer> query = db.find(Customer.class).setId(1);
          query.filterMany("orders").eq("item", "Item 2");
          return query.findOne();
        },
        Kind.ORDERS);
  }

  private void filteredLazily() {
    rounds(
        stock.db(),
        db -> {
          Query<Customer> query = db.find(Customer.class).fetchLazy("orders").setId(1);
          query.filterMany("orders").eq("item", "Item 2");
          return query.findOne();
        },
        Kind.ORDERS);
  }

  /** Of the elements, only a part is asked for. */
  private void partLazily() {
    rounds(
        stock.db(),
        db -> db.find(Customer.class).fetchLazy("labels", "id").setId(1).findOne(),
        Kind.LABELS);
  }

  /** The same of what is itself only made when it is read. */
  private void filteredBeyond() {
    for (int round = 1; round <= 5; round++) {
      Order order =
          Lead.COMMIT.lead(
              stock.db(),
              db -> {
                Query<Order> query =
                    db.find(Order.class).fetchLazy("customer").fetchLazy("customer.orders");
                query.filterMany("customer.orders").eq("item", "Item 2");
                return query.setId(11).findOne();
              });
      Said.of(round + ".name", order.getCustomer().getName());
      Said.read(round + ".read", stock.log(), () -> Kind.ORDERS.read(order.getCustomer()));
    }
  }

  /** Only 15 has such queries. */
  private void readOnly() {
    boolean known =
        Arrays.stream(Query.class.getMethods())
            .anyMatch(each -> each.getName().equals("setReadOnly"));
    Said.of("known", known);
    if (known) {
      rounds(
          stock.db(),
          db -> {
            Query<Customer> query = db.find(Customer.class).setId(1);
            try {
              Query.class.getMethod("setReadOnly", boolean.class).invoke(query, true);
            } catch (ReflectiveOperationException e) {
              throw new IllegalStateException(e);
            }
            return query.findOne();
          },
          Kind.BIO);
    }
  }

  /** What the connection shows is another thing by the end. */
  private void state() {
    rounds(
        stock.db(),
        db -> {
          Customer found = db.find(Customer.class, 1);
          db.sqlUpdate("set schema public").execute();
          return found;
        },
        Kind.NOTES);
  }

  private void disabled() {
    rounds(
        stock.db(),
        db -> db.find(Customer.class).setDisableLazyLoading(true).setId(1).findOne(),
        Kind.LABELS);
  }

  /** A batch is written by the commit. */
  private void notYetWritten() {
    for (int round = 1; round <= 5; round++) {
      long id = 100 + round;
      Customer customer =
          Lead.COMMIT.lead(
              stock.db(),
              db -> {
                Customer found = db.find(Customer.class, 2);
                db.currentTransaction().setBatchMode(true);
                db.sqlUpdate("insert into customer_tags values (2, 'Late " + id + "')").addBatch();
                return found;
              });
      Said.read(round + ".read", stock.log(), () -> Kind.TAGS.read(customer));
    }
  }

  /** Ebean only asks for the ids of what it is about to remove. */
  private void cleared() {
    for (int round = 1; round <= 5; round++) {
      boolean clears = round == 3;
      Customer customer = Lead.COMMIT.lead(stock.db(), db -> db.find(Customer.class, 3));
      Said.read(
          round + ".read",
          stock.log(),
          () -> {
            if (clears) {
              customer.getOrders().clear();
              return customer.getOrders().size();
            }
            return Kind.ORDERS.read(customer);
          });
    }
  }

  /** What another transaction has written it sees itself. */
  private void inAnother() {
    for (int round = 1; round <= 4; round++) {
      boolean another = round > 2;
      long id = 200 + round;
      Customer customer = Lead.COMMIT.lead(stock.db(), db -> db.find(Customer.class, 12));
      if (another) {
        Lead.ROLLBACK.lead(
            stock.db(),
            db -> {
              db.sqlUpdate("insert into customer_tags values (12, 'Tag " + id + "')").execute();
              Said.of(id + ".read", Kind.TAGS.read(customer));
              return null;
            });
      } else {
        Said.read(round + ".read", stock.log(), () -> Kind.TAGS.read(customer));
      }
    }
  }

  /** So it is if it was written on the same thread, and in whichever way. */
  private void writtenSince() throws Exception {
    for (int round = 1; round <= 5; round++) {
      boolean writes = round == 3;
      boolean elsewhere = round == 5;
      Customer customer = Lead.COMMIT.lead(stock.db(), db -> db.find(Customer.class, 13));
      if (writes) {
        stock.db().sqlUpdate("insert into customer_tags values (13, 'Mine')").execute();
      }
      if (elsewhere) {
        Thread other =
            new Thread(() -> Said.of("other", Kind.TAGS.read(customer)), "written-since");
        other.start();
        other.join();
      }
      Said.read(round + ".read", stock.log(), () -> Kind.TAGS.read(customer));
    }
  }

  /** Who has it unloaded wants another. */
  private void unloadedAgain() throws Exception {
    for (int round = 1; round <= 3; round++) {
      stock.run("update customers set bio = 'Bio' where id = 14");
      Customer customer = Lead.COMMIT.lead(stock.db(), db -> db.find(Customer.class, 14));
      Said.read(round + ".read", stock.log(), customer::getBio);
      stock.run("update customers set bio = 'Changed' where id = 14");
      stock.db().beanState(customer).setPropertyLoaded("bio", false);
      Said.of(round + ".again", customer.getBio());
    }
  }

  /** A transaction on somebody's connection is theirs to end. */
  private void external() throws Exception {
    for (int round = 1; round <= 3; round++) {
      Customer customer;
      try (Connection connection = stock.source().getConnection()) {
        connection.setAutoCommit(false);
        customer = stock.db().find(Customer.class).usingConnection(connection).setId(15).findOne();
        connection.commit();
      }
      Said.read(round + ".read", stock.log(), customer::getBio);
    }
  }

  /** A transaction that goes on is over once for each part. */
  private void continued() {
    rounds(
        stock.db(),
        db -> {
          Customer found = db.find(Customer.class, 1);
          db.currentTransaction().commitAndContinue();
          return found;
        },
        Kind.TAGS);
  }
}
