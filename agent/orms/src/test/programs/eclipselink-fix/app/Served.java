package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceUnitUtil;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is read once the first time, and copied the next. */
final class Served {
  private final Store store;

  private Served(Store store) {
    this.store = store;
  }

  static Stream<Kind> kinds() {
    return Stream.of(Kind.values()).filter(kind -> kind.lazy(FixProgram.woven()));
  }

  static List<Scenario> scenarios(Store store) {
    Served served = new Served(store);
    List<Scenario> scenarios = new ArrayList<>();
    kinds()
        .forEach(
            kind -> {
              for (Lead lead : Lead.values()) {
                scenarios.add(
                    new Scenario(
                        lead.title() + "/" + kind.title(), () -> served.rounds(lead, kind)));
              }
              scenarios.add(new Scenario("many/" + kind.title(), () -> served.many(kind)));
              scenarios.add(new Scenario("cached/" + kind.title(), () -> served.cached(kind)));
            });
    scenarios.add(new Scenario("identity/owner", served::owner));
    scenarios.add(new Scenario("written-since", served::writtenSince));
    if (FixProgram.woven()) {
      scenarios.add(new Scenario("identity/one-of-two", served::oneOfTwo));
      scenarios.add(new Scenario("identity/held", served::held));
      scenarios.add(new Scenario("two-steps", served::twoSteps));
      scenarios.add(new Scenario("cleared-and-open", served::clearedAndOpen));
    }
    return scenarios;
  }

  /** The same load twice. */
  private void rounds(Lead lead, Kind kind) {
    PersistenceUnitUtil util = store.factory().getPersistenceUnitUtil();
    for (int round = 1; round <= 2; round++) {
      store.log().reset();
      Object owner = lead.lead(store, kind, 1);
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(round + ".read", store.log(), () -> kind.read(owner));
      Said.read(round + ".again", store.log(), () -> kind.read(owner));
      Said.of(round + ".loaded", util.isLoaded(owner, kind.title()));
      Said.of(round + ".shared", store.shared(Customer.class) + store.shared(Order.class));
    }
  }

  /** Twenty owners, loaded by one query. */
  private void many(Kind kind) {
    String query =
        kind == Kind.CUSTOMER
            ? "select o from Order o where o.item = 'Item 1' order by o.id"
            : "select c from Customer c order by c.id";
    for (int round = 1; round <= 2; round++) {
      store.forget();
      store.log().reset();
      List<?> owners;
      EntityManager em = store.open();
      owners = em.createQuery(query).getResultList();
      em.close();
      store.forget();
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(round + ".read", store.log(), () -> owners.stream().map(kind::read).toList());
    }
  }

  /** The shared cache has it: EclipseLink itself would answer without a connection. */
  private void cached(Kind kind) {
    for (int round = 1; round <= 2; round++) {
      store.forget();
      EntityManager first = store.open();
      kind.read(kind.load(first, 1));
      first.close();
      EntityManager em = store.open();
      Object owner = kind.load(em, 1);
      em.close();
      Said.read(round + ".read", store.log(), () -> kind.read(owner));
    }
  }

  private static List<Order> ordersOf(EntityManager em, long customer) {
    return em.createQuery(
            "select o from Order o where o.id between :from and :to order by o.id", Order.class)
        .setParameter("from", 10 * customer)
        .setParameter("to", 10 * customer + 9)
        .getResultList();
  }

  /** Back references lead to the object that the list was asked of. */
  private void owner() {
    for (int round = 1; round <= 2; round++) {
      Customer customer = (Customer) Lead.CLOSE.lead(store, Kind.ORDERS, 2);
      Said.read(
          round + ".read",
          store.log(),
          () -> customer.getOrders().stream().map(each -> each.getCustomer() == customer).toList());
    }
  }

  /** Two orders of one customer lead to one object; each is read by itself the first time. */
  private void oneOfTwo() {
    for (int round = 1; round <= 2; round++) {
      store.forget();
      EntityManager em = store.open();
      List<Order> orders = ordersOf(em, 3);
      em.close();
      store.forget();
      Set<Customer> customers = new HashSet<>();
      orders.forEach(each -> customers.add(each.getCustomer()));
      Said.of(round + ".customers", customers.size());
    }
  }

  /** What the entity manager has held is what it is. */
  private void held() {
    for (int round = 1; round <= 2; round++) {
      store.forget();
      EntityManager em = store.open();
      Order order = em.find(Order.class, 41L);
      Customer customer = em.find(Customer.class, 4L);
      em.close();
      store.forget();
      Said.of(round + ".same", order.getCustomer() == customer);
    }
  }

  /** The thread changes what was copied: first behind the read, then before it. */
  private void writtenSince() throws SQLException {
    for (int round = 1; round <= 3; round++) {
      Customer customer = (Customer) Lead.CLOSE.lead(store, Kind.TAGS, 7);
      String written = "insert into customer_tags values (7, 'written %d')".formatted(round);
      if (round == 3) {
        store.elsewhere(written);
      }
      Said.read(round + ".read", store.log(), () -> Kind.TAGS.read(customer));
      if (round == 2) {
        store.elsewhere(written);
      }
      Said.read(round + ".again", store.log(), () -> Kind.TAGS.read(customer));
    }
  }

  private void twoSteps() {
    for (int round = 1; round <= 3; round++) {
      Order order = (Order) Lead.CLOSE.lead(store, Kind.CUSTOMER, 5);
      Said.read(round + ".one", store.log(), () -> order.getCustomer().getName());
      Said.read(round + ".two", store.log(), () -> Kind.ORDERS.read(order.getCustomer()));
      Said.of(round + ".same", order.getCustomer().getOrders().contains(order));
    }
  }

  /** A thread that holds an entity manager may be in a transaction of its own. */
  private void clearedAndOpen() {
    for (int round = 1; round <= 2; round++) {
      store.forget();
      EntityManager em = store.open();
      Order order = em.find(Order.class, 61L);
      em.clear();
      store.forget();
      Said.read(round + ".read", store.log(), () -> order.getCustomer().getName());
      em.close();
    }
  }
}
