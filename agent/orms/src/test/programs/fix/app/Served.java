package app;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

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
    scenarios.add(new Scenario("cleared-and-open", served::clearedAndOpen));
    scenarios.add(new Scenario("two-steps", served::twoSteps));
    scenarios.add(new Scenario("other-methods", served::otherMethods));
    scenarios.add(new Scenario("owner-in-orders", () -> served.owner(Kind.ORDERS)));
    scenarios.add(new Scenario("owner-in-notes", () -> served.owner(Kind.NOTES)));
    scenarios.add(new Scenario("owner-in-contacts", () -> served.owner(Kind.CONTACTS)));
    for (Kind kind : Kind.values()) {
      scenarios.add(new Scenario("many/" + kind.title(), () -> served.many(kind)));
    }
    scenarios.add(new Scenario("written-since/refusing", () -> served.writtenSince(false)));
    scenarios.add(new Scenario("written-since/reading", () -> served.writtenSince(true)));
    return scenarios;
  }

  static List<Scenario> ofProfile(Store store) {
    return List.of(new Scenario("profile", () -> new Served(store).rounds(Lead.CLOSE, Kind.TAGS)));
  }

  /** The same load twice. */
  private void rounds(Lead lead, Kind kind) {
    for (int round = 1; round <= 2; round++) {
      store.log().reset();
      Customer customer = lead.lead(store, 1);
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.of(round + ".lead.limited", store.log().calls("setMaxRows=some"));
      Said.of(round + ".lead.unlimited", store.log().calls("setMaxRows=0"));
      Said.read(round + ".read", store.log(), () -> kind.read(customer));
      Said.read(round + ".again", store.log(), () -> kind.read(customer));
      Said.of(round + ".initialized", Hibernate.isInitialized(kind.handOut(customer)));
    }
  }

  /** A thread that holds a session may be in a transaction of its own. */
  private void clearedAndOpen() {
    for (int round = 1; round <= 2; round++) {
      try (Session session = store.open()) {
        Customer customer = session.find(Customer.class, 1L);
        session.clear();
        Said.read(round + ".read", store.log(), () -> Kind.COUNTRY.read(customer));
      }
    }
  }

  private void twoSteps() {
    for (int round = 1; round <= 3; round++) {
      store.log().reset();
      Order order = anOrder();
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(round + ".one", store.log(), () -> order.getCustomer().getName());
      Said.read(round + ".two", store.log(), () -> Kind.ORDERS.read(order.getCustomer()));
      Said.read(round + ".three", store.log(), () -> other(order).getParcels().size());
      Said.of(round + ".same", order.getCustomer().getOrders().contains(order));
    }
  }

  /** A proxy is asked by other methods than getters. */
  private void otherMethods() {
    for (int round = 1; round <= 2; round++) {
      Customer customer = Lead.CLOSE.lead(store, 1);
      Said.read(round + ".label", store.log(), () -> customer.getCountry().label());
      Said.read(round + ".called", store.log(), () -> customer.getCountry().isCalled("Country 1"));
    }
  }

  /** The thread changes what was copied: first behind the read, then before it. */
  private void writtenSince(boolean hibernateReads) throws SQLException {
    long id = hibernateReads ? 8 : 7;
    try (SessionFactory factory =
        store.another(Map.of("hibernate.enable_lazy_load_no_trans", hibernateReads))) {
      for (int round = 1; round <= 3; round++) {
        Customer customer;
        try (Session session = factory.openSession()) {
          customer = session.find(Customer.class, id);
        }
        String written = "insert into customer_tags values (%d, 'written %d')".formatted(id, round);
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
  }

  private static Order other(Order order) {
    return order.getCustomer().getOrders().stream()
        .filter(each -> !each.getId().equals(order.getId()))
        .findFirst()
        .orElseThrow();
  }

  private Order anOrder() {
    try (Session session = store.open()) {
      return session.find(Order.class, 11L);
    }
  }

  private void owner(Kind kind) {
    for (int round = 1; round <= 2; round++) {
      Customer customer = oneOf(kind);
      Said.read(round + ".read", store.log(), () -> owners(kind, customer));
    }
  }

  private Customer oneOf(Kind kind) {
    try (Session session = store.open()) {
      return session.find(Customer.class, (long) kind.ordinal() + 1);
    }
  }

  /** Whether each element's owner is the owner. */
  private static Object owners(Kind kind, Customer customer) {
    Stream<Customer> owners =
        switch (kind) {
          case ORDERS -> customer.getOrders().stream().map(Order::getCustomer);
          case NOTES -> customer.getNotes().stream().map(Note::getCustomer);
          default -> customer.getContacts().values().stream().map(Contact::getCustomer);
        };
    return owners.map(each -> each == customer).toList();
  }

  private void many(Kind kind) {
    for (int round = 1; round <= 2; round++) {
      store.log().reset();
      List<Customer> customers = all();
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(
          round + ".read",
          store.log(),
          () -> customers.stream().map(each -> String.valueOf(kind.read(each))).distinct().count());
    }
  }

  private List<Customer> all() {
    try (Session session = store.open()) {
      return session.createQuery("from Customer order by id", Customer.class).list();
    }
  }
}
