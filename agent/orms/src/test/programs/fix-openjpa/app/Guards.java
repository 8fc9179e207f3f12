package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;

/** Where nothing is to be read, or nothing on another connection. */
final class Guards {
  private final Store store;

  private Guards(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Guards guards = new Guards(store);
    return List.of(
        new Scenario("refused/managed", guards::managed),
        new Scenario("refused/decorated", guards::decorated),
        new Scenario("refused/own-user", guards::ownUser),
        new Scenario("refused/own-source", guards::ownSource),
        new Scenario("refused/embedded", guards::embedded),
        new Scenario("refused/row-by-row", guards::rowByRow),
        new Scenario("refused/two-sources", guards::twoSources),
        new Scenario("refused/state-set", guards::stateSet),
        new Scenario("refused/row-gone", guards::rowGone),
        new Scenario("refused/fails", guards::fails),
        new Scenario("refused/methods", guards::methods),
        new Scenario("refused/composite", guards::composite),
        new Scenario("refused/cleared-in-transaction", guards::clearedInTransaction),
        new Scenario("elsewhere", guards::elsewhere),
        new Scenario("own-connections", guards::ownConnections),
        new Scenario("postponed/holds-connection", guards::holdsConnection),
        new Scenario("postponed/holds-session", guards::holdsSession),
        new Scenario("postponed/cleared-and-open", guards::clearedAndOpen),
        new Scenario("refused/factory-closed", guards::factoryClosed),
        new Scenario("held-at-close", guards::heldAtClose),
        new Scenario("multithreaded", guards::multithreaded),
        new Scenario("concurrent", guards::concurrent));
  }

  static List<Scenario> bounds(Store store) {
    Guards guards = new Guards(store);
    return List.of(
        new Scenario("rows", guards::rows), new Scenario("rows-of-many", guards::rowsOfMany));
  }

  /** The same twice: once not read, and once not copied. */
  private <T> void rounds(Callable<T> lead, Function<T, ?> read) throws Exception {
    for (int round = 1; round <= 2; round++) {
      store.log().reset();
      T owner = store.led(round, lead);
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
    return customer;
  }

  // ---- what a session is like

  private void managed() throws Exception {
    EntityManagerFactory factory =
        store.another(
            Map.of(
                "openjpa.TransactionMode",
                "managed",
                "openjpa.ManagedRuntime",
                NoTransactions.class.getName()));
    rounds(() -> closed(factory), Kind.COUNTRY::read);
    factory.close();
  }

  private void decorated() throws Exception {
    EntityManagerFactory factory =
        store.another(Map.of("openjpa.jdbc.ConnectionDecorators", Undecorated.class.getName()));
    rounds(() -> closed(factory), Kind.COUNTRY::read);
    factory.close();
  }

  private void ownUser() throws Exception {
    store.elsewhere("create user if not exists guest password 'guest' admin");
    EntityManagerFactory factory = Store.another(Store.driver("guards"), Map.of());
    rounds(
        () ->
            closed(
                factory,
                Map.of(
                    "openjpa.ConnectionUserName", "guest", "openjpa.ConnectionPassword", "guest")),
        Kind.COUNTRY::read);
    factory.close();
  }

  private void ownSource() throws Exception {
    Names.bind("own", store.logged());
    rounds(
        () -> closed(store.factory(), Map.of("openjpa.ConnectionFactoryName", "own")),
        Kind.COUNTRY::read);
  }

  private static Customer closed(EntityManagerFactory factory, Map<String, Object> settings) {
    EntityManager em = factory.createEntityManager(settings);
    Customer customer = find(em);
    em.close();
    return customer;
  }

  /** Nobody is asked for what OpenJPA opens itself. */
  private void ownConnections() throws Exception {
    EntityManagerFactory factory = store.withConnectionsOfItsOwn();
    rounds(() -> closed(factory), Kind.COUNTRY::read);
    factory.close();
  }

  /** Its calls go to one, and then to another. */
  private void twoSources() throws Exception {
    try (Store other = Store.filled("other", Map.of())) {
      AtomicReference<DataSource> present = new AtomicReference<>(store.logged());
      EntityManagerFactory factory = Store.another(routing(present), Map.of());
      rounds(
          () -> {
            present.set(store.logged());
            EntityManager em = factory.createEntityManager();
            em.find(Country.class, 9L);
            present.set(other.logged());
            Customer customer = find(em);
            em.close();
            return customer;
          },
          Kind.COUNTRY::read);
      factory.close();
    }
  }

  /** It leads elsewhere by the time that somebody reads. */
  private void elsewhere() throws Exception {
    try (Store other = Store.filled("elsewhere", Map.of())) {
      other.elsewhere("update countries set name = 'Elsewhere'");
      AtomicReference<DataSource> present = new AtomicReference<>(store.logged());
      EntityManagerFactory factory = Store.another(routing(present), Map.of());
      rounds(
          () -> {
            present.set(store.logged());
            Customer customer = closed(factory);
            present.set(other.logged());
            return customer;
          },
          Kind.COUNTRY::read);
      factory.close();
    }
  }

  private static DataSource routing(AtomicReference<DataSource> present) {
    return (DataSource)
        Proxy.newProxyInstance(
            Guards.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(present.get(), arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  /** What is set on a pool's connection stays with it, so this is a pool of its own. */
  private void stateSet() throws Exception {
    try (Store own = Store.filled("state", Map.of())) {
      rounds(
          () -> {
            EntityManager em = own.open();
            em.getTransaction().begin();
            em.createNativeQuery("set schema public").executeUpdate();
            Customer customer = find(em);
            em.getTransaction().commit();
            em.close();
            return customer;
          },
          Kind.TAGS::read);
    }
  }

  // ---- what it would be

  private void rowGone() throws Exception {
    store.elsewhere("insert into customers values (50, 'Name', 'Bio', 1, 1)");
    Customer customer =
        store.led(
            1,
            () -> {
              EntityManager em = store.open();
              Customer found = em.find(Customer.class, 50L);
              em.close();
              return found;
            });
    store.elsewhere("delete from customers where id = 50");
    rounds(() -> customer, Kind.COUNTRY::read);
  }

  private void fails() throws Exception {
    store.elsewhere("alter table customer_codes rename to renamed");
    rounds(this::closed, Kind.CODES::read);
    store.elsewhere("alter table renamed rename to customer_codes");
  }

  private void methods() throws Exception {
    rounds(
        () -> {
          EntityManager em = store.open();
          Parcel parcel = em.find(Parcel.class, 1L);
          em.close();
          return parcel;
        },
        parcel -> parcel.getOrigin().getName());
  }

  /** By a call of its own, as the next: what is marked there is one's alone. */
  private void embedded() throws Exception {
    rounds(this::office, office -> office.getAddress().getCountry().getName());
  }

  private void rowByRow() throws Exception {
    rounds(this::office, office -> office.getVisits().size());
  }

  private Office office() {
    EntityManager em = store.open();
    Office office = em.find(Office.class, 1L);
    em.close();
    return office;
  }

  private void composite() throws Exception {
    rounds(
        () -> {
          EntityManager em = store.open();
          Seat seat = em.find(Seat.class, new Seat.Place(1, 2));
          em.close();
          return seat;
        },
        seat -> seat.getSigns().size());
  }

  // ---- what the thread is doing

  private void clearedInTransaction() throws Exception {
    EntityManager em = store.open();
    em.getTransaction().begin();
    rounds(
        () -> {
          Customer customer = find(em);
          em.clear();
          return customer;
        },
        Kind.COUNTRY::read);
    em.getTransaction().rollback();
    em.close();
  }

  private void clearedAndOpen() throws Exception {
    EntityManager em = store.open();
    rounds(
        () -> {
          Customer customer = find(em);
          em.clear();
          return customer;
        },
        Kind.COUNTRY::read);
    em.close();
  }

  private void holdsConnection() throws Exception {
    rounds(
        this::closed,
        customer -> {
          try (Connection connection = store.pool().getConnection()) {
            return Kind.COUNTRY.read(customer);
          } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void holdsSession() throws Exception {
    rounds(
        this::closed,
        customer -> {
          EntityManager em = store.open();
          try {
            return Kind.COUNTRY.read(customer);
          } finally {
            em.close();
          }
        });
  }

  /** Learned, and yet not copied: the thread may be in a transaction of its own. */
  private void heldAtClose() throws Exception {
    for (int round = 1; round <= 2; round++) {
      EntityManager em = store.open();
      Customer customer = find(em);
      try (Connection connection = store.pool().getConnection()) {
        store.log().reset();
        em.close();
        Said.of(round + ".close.io", Said.cost(store.log()));
      }
      Said.read(round + ".read", store.log(), () -> Kind.COUNTRY.read(customer));
    }
  }

  private void factoryClosed() throws Exception {
    rounds(
        () -> {
          EntityManagerFactory factory = store.another(Map.of());
          Customer customer = find(factory.createEntityManager());
          factory.close();
          return customer;
        },
        Kind.COUNTRY::read);
  }

  /** Its sessions have locks, which the closing thread holds. */
  private void multithreaded() throws Exception {
    EntityManagerFactory factory = store.another(Map.of("openjpa.Multithreaded", "true"));
    rounds(() -> closed(factory), Kind.COUNTRY::read);
    factory.close();
  }

  /** Eight at once, of one entity; all get one value. */
  private void concurrent() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer = store.led(round, this::closed);
      store.log().reset();
      Said.of(round + ".read", new Crowd(8).all(() -> Kind.COUNTRY.read(customer)));
      Said.of(round + ".read.io", Said.cost(store.log()));
      Said.of(round + ".again", new Crowd(8).all(() -> Kind.ORDERS.read(customer)));
    }
  }

  // ---- bounds

  private void rows() throws Exception {
    store.elsewhere("insert into orders select 100000 + x, 'More', 1 from system_range(1, 10)");
    for (String round : new String[] {"1", "2"}) {
      for (long id : new long[] {2, 1}) {
        EntityManager em = store.open();
        Customer customer = em.find(Customer.class, id);
        em.close();
        Said.of(
            round + (id == 1 ? ".many" : ".few"), Said.attempt(() -> customer.getOrders().size()));
      }
    }
  }

  /** Each has few; together they are too many. */
  private void rowsOfMany() {
    for (String round : new String[] {"1", "2"}) {
      EntityManager em = store.open();
      List<Customer> customers =
          em.createQuery("select c from Customer c where c.id > 16 order by c.id", Customer.class)
              .getResultList();
      em.close();
      Said.of(round, Said.attempt(() -> customers.get(0).getTags().size()));
    }
  }
}
