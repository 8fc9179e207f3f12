package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javax.sql.DataSource;

/** Where nothing is to be read, or nothing on another thread. */
final class Guards {
  private final Store store;

  private Guards(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Guards guards = new Guards(store);
    List<Scenario> scenarios =
        new ArrayList<>(
            List.of(
                new Scenario("refused/properties", guards::properties),
                new Scenario("refused/listener", guards::listener),
                new Scenario("refused/exclusive", guards::exclusive),
                new Scenario("refused/tenants", guards::tenants),
                new Scenario("refused/partitioned", () -> guards.of(Unit.PARTITIONED)),
                new Scenario("refused/composite", guards::composite),
                new Scenario("refused/shared", () -> guards.of(Unit.SHARED)),
                new Scenario("refused/jta", () -> guards.of(Unit.JTA)),
                new Scenario("postponed/routed", guards::routed),
                new Scenario("own-pool", guards::ownPool),
                new Scenario("refused/factory-closed", guards::factoryClosed),
                new Scenario("refused/cleared-in-transaction", guards::clearedInTransaction),
                new Scenario("refused/detached", guards::detached),
                new Scenario("postponed/holds-connection", guards::holdsConnection),
                new Scenario("postponed/holds-manager", guards::holdsManager),
                new Scenario("failed", guards::failed),
                new Scenario("concurrent", guards::concurrent)));
    if (FixProgram.woven()) {
      scenarios.add(new Scenario("refused/merged-with-owner", guards::mergedWithOwner));
      scenarios.add(new Scenario("refused/by-getter", guards::byGetter));
      scenarios.add(new Scenario("refused/column", guards::column));
      scenarios.add(new Scenario("row-gone", guards::rowGone));
      scenarios.add(new Scenario("copy-of-column", guards::columnOfCopy));
    }
    return scenarios;
  }

  static List<Scenario> bounds(Store store) {
    Guards guards = new Guards(store);
    return List.of(
        new Scenario("rows", guards::rows),
        new Scenario("rows-of-many", guards::rowsOfMany),
        new Scenario("bytes", guards::bytes));
  }

  static List<Scenario> exhausted() {
    return List.of(new Scenario("exhausted", Guards::anExhaustedPool));
  }

  /** The same twice: once not read, and once not copied. */
  private <T> void rounds(Callable<T> lead, Function<T, ?> read) throws Exception {
    for (int round = 1; round <= 2; round++) {
      store.forget();
      store.log().reset();
      T owner = lead.call();
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(round + ".read", store.log(), () -> read.apply(owner));
    }
  }

  private static Customer find(EntityManager em) {
    return em.find(Customer.class, 1L);
  }

  private Customer closed() {
    return closed(store.factory());
  }

  private static Customer closed(EntityManagerFactory factory) {
    EntityManager em = factory.createEntityManager();
    Customer customer = find(em);
    em.close();
    Store.forget(factory);
    return customer;
  }

  // ---- what an entity manager is like

  private void properties() throws Exception {
    rounds(
        () -> {
          EntityManager em =
              store.factory().createEntityManager(Map.of("eclipselink.tenant-id", "own"));
          Customer customer = find(em);
          em.close();
          store.forget();
          return customer;
        },
        Kind.TAGS::read);
  }

  private void of(Map<String, Object> settings) throws Exception {
    EntityManagerFactory factory = store.another(settings);
    rounds(() -> closed(factory), Kind.TAGS::read);
    factory.close();
  }

  /** Nobody hands out what EclipseLink pools itself. */
  private void ownPool() throws Exception {
    EntityManagerFactory factory = store.withPoolOfItsOwn();
    rounds(() -> closed(factory), Kind.TAGS::read);
    factory.close();
  }

  private void of(Unit unit) throws Exception {
    of(Map.of("eclipselink.session.customizer", unit));
  }

  private void tenants() throws Exception {
    try (Store own = Store.named("tenants").filled()) {
      own.elsewhere(
          "alter table customers add column tenant_id varchar(80) default 'own'",
          "update customers set tenant_id = 'other' where id = 2");
      EntityManagerFactory factory =
          own.another(
              Map.of(
                  "eclipselink.session.customizer", Unit.TENANTS, "eclipselink.tenant-id", "own"));
      rounds(() -> closed(factory), Kind.TAGS::read);
      EntityManager em = factory.createEntityManager();
      Said.of("others", em.find(Customer.class, 2L));
      em.close();
      factory.close();
    }
  }

  private void composite() throws Exception {
    try (Composite composite = new Composite(store.logged())) {
      rounds(
          () -> {
            EntityManager em = composite.factory().createEntityManager();
            try {
              return find(em);
            } finally {
              em.close();
              composite.factory().getCache().evictAll();
            }
          },
          Kind.TAGS::read);
    }
  }

  private void listener() throws Exception {
    of(Map.of("eclipselink.session-event-listener", Heard.class.getName()));
    Said.of("heard", Heard.queries());
  }

  private void exclusive() throws Exception {
    of(Map.of("eclipselink.jdbc.exclusive-connection.mode", "Always"));
  }

  /** It leads to one place while entities are loaded, and to another when attributes are. */
  private void routed() throws Exception {
    try (Store other = Store.named("other").filled()) {
      other.elsewhere("update customer_tags set tag = 'other'");
      AtomicBoolean elsewhere = new AtomicBoolean();
      DataSource routing =
          (DataSource)
              Proxy.newProxyInstance(
                  Guards.class.getClassLoader(),
                  new Class<?>[] {DataSource.class},
                  (proxy, method, arguments) ->
                      switch (method.getName()) {
                        case "getConnection" ->
                            (elsewhere.get() ? other : store).logged().getConnection();
                        case "hashCode" -> 1;
                        case "equals" -> proxy == arguments[0];
                        case "toString" -> "routing";
                        default -> throw new UnsupportedOperationException(method.getName());
                      });
      EntityManagerFactory factory = store.another(routing, Map.of());
      rounds(
          () -> {
            elsewhere.set(false);
            Customer customer = closed(factory);
            elsewhere.set(true);
            return customer;
          },
          Kind.TAGS::read);
      factory.close();
    }
  }

  private void factoryClosed() throws Exception {
    rounds(
        () -> {
          EntityManagerFactory factory = store.another(Map.of());
          EntityManager em = factory.createEntityManager();
          Customer customer = find(em);
          factory.close();
          return customer;
        },
        Kind.TAGS::read);
  }

  /** It goes on, and manages what it reads of what it has let go of. */
  private void clearedInTransaction() throws Exception {
    rounds(
        () -> {
          EntityManager em = store.open();
          em.getTransaction().begin();
          Customer customer = find(em);
          em.clear();
          store.forget();
          Order order = customer.getOrders().get(0);
          Said.of("managed", em.contains(order));
          em.getTransaction().rollback();
          em.close();
          return customer;
        },
        Kind.ORDERS::read);
  }

  private void detached() throws Exception {
    for (int round = 1; round <= 2; round++) {
      store.forget();
      EntityManager em = store.open();
      Customer customer = find(em);
      em.detach(customer);
      store.forget();
      Said.read(round + ".read", store.log(), () -> Kind.ORDERS.read(customer));
      Said.of(round + ".managed", em.contains(customer.getOrders().get(0)));
      em.close();
    }
  }

  // ---- what the thread is doing

  private void holdsConnection() throws Exception {
    rounds(
        this::closed,
        customer -> {
          try (Connection connection = store.pool().getConnection()) {
            return Kind.TAGS.read(customer);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void holdsManager() throws Exception {
    rounds(
        this::closed,
        customer -> {
          EntityManager em = store.open();
          Object got = Kind.NOTES.read(customer);
          em.close();
          return got;
        });
  }

  /** Eight at once, of one collection. */
  private void concurrent() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer = closed();
      store.log().reset();
      Said.of(round + ".read", new Crowd(8).all(() -> Kind.ORDERS.read(customer)));
      Said.of(round + ".read.io", Said.cost(store.log()));
    }
  }

  // ---- what it would be

  /** EclipseLink is asked after it, and fails by itself. */
  private void failed() throws Exception {
    try (Store own = Store.named("failing").filled()) {
      for (int round = 1; round <= 2; round++) {
        own.elsewhere("alter table if exists gone rename to customer_tags");
        own.forget();
        EntityManager em = own.open();
        Customer customer = find(em);
        own.elsewhere("alter table customer_tags rename to gone");
        em.close();
        own.forget();
        Said.of(round + ".read", Said.attempt(() -> Kind.TAGS.read(customer)));
      }
    }
  }

  private Parcel parcel(long id) {
    EntityManager em = store.open();
    Parcel parcel = em.find(Parcel.class, id);
    em.close();
    store.forget();
    return parcel;
  }

  private void mergedWithOwner() throws Exception {
    rounds(
        () -> parcel(1),
        parcel -> {
          parcel.getSender().setBio("changed");
          EntityManager em = store.open();
          em.getTransaction().begin();
          em.merge(parcel);
          em.getTransaction().commit();
          em.close();
          return rows("select cast(bio as varchar) from customers where id = 1");
        });
  }

  private Object rows(String query) {
    try {
      return store.rows(query);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void byGetter() throws Exception {
    rounds(() -> parcel(1), parcel -> parcel.getReceiver().getName());
  }

  /** It is read by EclipseLink, in what the agent has read it in. */
  private void columnOfCopy() throws Exception {
    rounds(
        () -> (Order) Lead.CLOSE.lead(store, Kind.CUSTOMER, 2),
        order -> order.getCustomer().getBio() + " of " + order.getCustomer().getName());
  }

  private void column() throws Exception {
    rounds(this::closed, Customer::getBio);
  }

  /** EclipseLink answers null. */
  private void rowGone() throws Exception {
    store.elsewhere("insert into orders values (999, 'lost', 999)");
    rounds(
        () -> {
          EntityManager em = store.open();
          Order order = em.find(Order.class, 999L);
          em.close();
          return order;
        },
        order -> String.valueOf(order.getCustomer()));
  }

  // ---- bounds

  private void rows() throws Exception {
    store.elsewhere("insert into orders select 100000 + x, 'More', 1 from system_range(1, 10)");
    for (int round = 1; round <= 2; round++) {
      for (long id = 2; id >= 1; id--) {
        Customer customer = (Customer) Lead.CLOSE.lead(store, Kind.ORDERS, id);
        Said.of(round + (id == 1 ? ".many" : ".few"), customer.getOrders().size());
      }
    }
  }

  private void bytes() throws Exception {
    store.elsewhere(
        "alter table notes alter column text varchar(10000)",
        "update notes set text = repeat('long', 500) where customer_id = 1");
    for (int round = 1; round <= 2; round++) {
      for (long id = 2; id >= 1; id--) {
        Customer customer = (Customer) Lead.CLOSE.lead(store, Kind.NOTES, id);
        int length = customer.getNotes().iterator().next().getText().length();
        Said.of(round + (id == 1 ? ".many" : ".few"), length);
      }
    }
  }

  /** Each has few; together they are too many. */
  private void rowsOfMany() {
    for (int round = 1; round <= 2; round++) {
      store.forget();
      EntityManager em = store.open();
      List<Customer> customers =
          em.createQuery("select c from Customer c where c.id > 10 order by c.id", Customer.class)
              .getResultList();
      em.close();
      store.forget();
      Said.of(round + "", customers.get(0).getTags().size());
    }
  }

  /** Somebody else has its only connection. */
  private static void anExhaustedPool() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Store store = Store.ofOne("one").filled()) {
      Customer customer = (Customer) Lead.CLOSE.lead(store, Kind.TAGS, 1);
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
      // EclipseLink waits for it, too, when the agent has given up.
      Future<Object> read =
          Executors.newSingleThreadExecutor(Guards::named).submit(() -> Kind.TAGS.read(customer));
      while (!new Agent().attached() || new Agent().violations() == 0) {
        Thread.onSpinWait();
      }
      enough.countDown();
      holding.get();
      Said.of("read", read.get());
    } finally {
      other.shutdown();
    }
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "exhausted");
    thread.setDaemon(true);
    return thread;
  }
}
