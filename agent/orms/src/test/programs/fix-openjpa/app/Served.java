package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** What is read once the first time, and copied the next. */
final class Served {
  private final Store store;

  private Served(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Served served = new Served(store);
    List<Scenario> scenarios = new ArrayList<>();
    for (Lead lead : Lead.values()) {
      for (Kind kind : Kind.values()) {
        scenarios.add(
            new Scenario(lead.title() + "/" + kind.title(), () -> served.rounds(lead, kind)));
      }
    }
    for (Kind kind : Kind.values()) {
      scenarios.add(new Scenario("many/" + kind.title(), () -> served.many(kind)));
    }
    scenarios.add(new Scenario("detached-then-close", served::detached));
    scenarios.add(new Scenario("null", served::nothing));
    scenarios.add(new Scenario("owner", served::owner));
    scenarios.add(new Scenario("two-steps", served::twoSteps));
    scenarios.add(new Scenario("held", served::held));
    scenarios.add(new Scenario("composite", served::composite));
    scenarios.add(new Scenario("pool", () -> served.unlogged(store.pool(), Kind.COUNTRY)));
    scenarios.add(new Scenario("driver", () -> served.unlogged(Store.driver("served"), Kind.TAGS)));
    return scenarios;
  }

  /** Where nothing is the documented answer. */
  static List<Scenario> withoutStrictness(Store store) {
    Served served = new Served(store);
    List<Scenario> scenarios = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      scenarios.add(new Scenario("null/" + kind.title(), () -> served.rounds(Lead.CLOSE, kind)));
    }
    return scenarios;
  }

  /** The same load twice. */
  private void rounds(Lead lead, Kind kind) {
    for (int round = 1; round <= 2; round++) {
      store.log().reset();
      Customer customer = store.led(round, () -> lead.lead(store, 1));
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(round + ".read", store.log(), () -> kind.read(customer));
      Said.read(round + ".again", store.log(), () -> kind.read(customer));
      Said.of(
          round + ".loaded",
          store.factory().getPersistenceUnitUtil().isLoaded(customer, kind.title()));
    }
  }

  private void many(Kind kind) {
    for (int round = 1; round <= 2; round++) {
      store.log().reset();
      List<Customer> customers = store.led(round, this::all);
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(
          round + ".read",
          store.log(),
          () -> customers.stream().map(each -> String.valueOf(kind.read(each))).distinct().count());
    }
  }

  private List<Customer> all() {
    EntityManager em = store.open();
    List<Customer> customers =
        em.createQuery("select c from Customer c order by c.id", Customer.class).getResultList();
    em.close();
    return customers;
  }

  /** Alone, before its session ends; that must be over for another to be begun. */
  private void detached() {
    for (int round = 1; round <= 2; round++) {
      EntityManager em = store.open();
      Customer customer = em.find(Customer.class, 1L);
      em.detach(customer);
      Said.read(round + ".open", store.log(), () -> Kind.COUNTRY.read(customer));
      em.close();
      Said.read(round + ".closed", store.log(), () -> Kind.COUNTRY.read(customer));
    }
  }

  private void nothing() throws Exception {
    store.elsewhere("update customers set country_id = null, bio = null where id = 20");
    for (int round = 1; round <= 2; round++) {
      Customer customer = Lead.CLOSE.lead(store, 20);
      Said.read(round + ".read", store.log(), customer::getCountry);
      Said.read(round + ".again", store.log(), customer::getCountry);
      Said.read(round + ".bio", store.log(), customer::getBio);
    }
  }

  private void owner() {
    for (int round = 1; round <= 2; round++) {
      EntityManager em = store.open();
      Customer customer = em.find(Customer.class, 3L);
      em.close();
      Said.read(
          round + ".read",
          store.log(),
          () -> customer.getOrders().stream().map(each -> each.getCustomer() == customer).toList());
    }
  }

  private void twoSteps() {
    for (int round = 1; round <= 3; round++) {
      store.log().reset();
      Customer customer = store.led(round, this::fourth);
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(round + ".one", store.log(), () -> customer.getCountry().getName());
      Said.read(round + ".two", store.log(), () -> customer.getCountry().getNeighbour().getName());
      Said.read(
          round + ".three",
          store.log(),
          () -> customer.getCountry().getNeighbour().getNeighbour().getName());
    }
  }

  private Customer fourth() {
    EntityManager em = store.open();
    Customer customer = em.find(Customer.class, 4L);
    em.close();
    return customer;
  }

  /** What its session holds is what a copy refers to. */
  private void held() {
    for (int round = 1; round <= 2; round++) {
      EntityManager em = store.open();
      Customer customer = em.find(Customer.class, 5L);
      Country country = em.find(Country.class, 5L);
      Order order = em.find(Order.class, 51L);
      em.close();
      Said.read(round + ".read", store.log(), () -> customer.getCountry() == country);
      Said.read(round + ".orders", store.log(), () -> customer.getOrders().indexOf(order));
      Said.read(round + ".back", store.log(), () -> order.getCustomer() == customer);
    }
  }

  /** With nothing between OpenJPA's own connections and those that it is lent. */
  private void unlogged(DataSource source, Kind kind) {
    EntityManagerFactory factory = Store.another(source, Map.of());
    for (int round = 1; round <= 2; round++) {
      Customer customer = store.led(round, () -> first(factory));
      Said.of(round + ".read", Said.attempt(() -> kind.read(customer)));
    }
    factory.close();
  }

  private static Customer first(EntityManagerFactory factory) {
    EntityManager em = factory.createEntityManager();
    Customer customer = em.find(Customer.class, 1L);
    em.close();
    return customer;
  }

  private void composite() {
    for (int round = 1; round <= 2; round++) {
      EntityManager em = store.open();
      Seat seat = em.find(Seat.class, new Seat.Place(1, 2));
      em.close();
      Said.read(round + ".read", store.log(), () -> seat.getCountry().getName());
      Said.read(round + ".parcel", store.log(), () -> seat.getParcel().getId());
    }
  }
}
