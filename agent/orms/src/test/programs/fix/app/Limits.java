package app;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.hibernate.Session;

/** What would be more than is allowed. */
final class Limits {
  private final Store store;

  private Limits(Store store) {
    this.store = store;
  }

  static List<Scenario> bounds(Store store) {
    Limits limits = new Limits(store);
    return List.of(
        new Scenario("rows", limits::rows),
        new Scenario("rows-of-many", limits::rowsOfMany),
        new Scenario("bytes", limits::bytes),
        new Scenario("bytes-of-list", limits::bytesOfList));
  }

  static List<Scenario> exhausted() {
    return List.of(new Scenario("exhausted", Limits::anExhaustedPool));
  }

  private static Customer find(Session session, long id) {
    return session.find(Customer.class, id);
  }

  /** Of a customer that has little, then of one that has too much. */
  private void rounds(Function<Customer, ?> read) {
    for (String round : new String[] {"1", "2"}) {
      Said.of(round + ".few", read(2, read));
      Said.of(round + ".many", read(1, read));
    }
  }

  private Object read(long id, Function<Customer, ?> read) {
    Customer customer;
    try (Session session = store.open()) {
      customer = find(session, id);
    }
    return Said.attempt(() -> read.apply(customer));
  }

  private void rows() throws Exception {
    store.elsewhere(
        "insert into orders (id, item, customer_id)"
            + " select 100000 + x, 'More', 1 from system_range(1, 10)");
    rounds(customer -> customer.getOrders().size());
  }

  /** Each has few; together they are too many. */
  private void rowsOfMany() {
    for (String round : new String[] {"1", "2"}) {
      List<Customer> customers;
      try (Session session = store.open()) {
        customers = session.createQuery("from Customer where id > 10", Customer.class).list();
      }
      Said.of(round, Said.attempt(() -> customers.get(0).getTags().size()));
    }
  }

  private void bytes() throws Exception {
    store.elsewhere(
        "alter table Country alter column name varchar(10000)",
        "update Country set name = repeat('long', 1000) where id = 1");
    rounds(customer -> customer.getCountry().getName());
  }

  private void bytesOfList() throws Exception {
    store.elsewhere(
        "alter table Note alter column text varchar(10000)",
        "update Note set text = repeat('long', 500) where id = 12",
        "update Note set text = repeat('long', 500) where id = 11");
    rounds(customer -> customer.getNotes().size());
  }

  /** Somebody else has its only connection. */
  private static void anExhaustedPool() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Store store = Store.ofOne("one").filled()) {
      Limits limits = new Limits(store);
      Customer customer;
      try (Session session = store.open()) {
        customer = find(session, 1);
      }
      CountDownLatch held = new CountDownLatch(1);
      CountDownLatch enough = new CountDownLatch(1);
      Future<?> holding =
          other.submit(
              () -> {
                try (Connection connection = store.pool().getConnection()) {
                  held.countDown();
                  enough.await();
                }
                return null;
              });
      held.await();
      long began = System.nanoTime();
      Said.of("read", Said.attempt(() -> Kind.COUNTRY.read(customer)));
      Said.of("millis", (System.nanoTime() - began) / 1_000_000);
      enough.countDown();
      holding.get();
      Said.of("next", limits.read(2, Customer::getName));
    } finally {
      other.shutdown();
    }
  }
}
