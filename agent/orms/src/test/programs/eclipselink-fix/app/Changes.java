package app;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.function.Function;

/** What changes a detached collection that was read: EclipseLink lets it. */
final class Changes {
  private final Store store;

  private Changes(Store store) {
    this.store = store;
  }

  /** One way to change something; what it answers is compared. */
  private record Change(String name, Kind kind, Function<Customer, ?> act) {}

  private static Order order(Customer customer, String item) {
    return customer.getOrders().stream()
        .filter(each -> each.getItem().equals(item))
        .findFirst()
        .orElseThrow();
  }

  private static List<Change> all() {
    return List.of(
        new Change("list.add", Kind.ORDERS, c -> c.getOrders().add(new Order())),
        new Change("list.addAt", Kind.ORDERS, c -> added(c.getOrders(), 0)),
        new Change("list.addAll", Kind.ORDERS, c -> c.getOrders().addAll(List.of(new Order()))),
        new Change("list.remove", Kind.ORDERS, c -> c.getOrders().remove(order(c, "Item 2"))),
        new Change("list.removeAt", Kind.ORDERS, c -> c.getOrders().remove(0) != null),
        new Change("list.set", Kind.ORDERS, c -> c.getOrders().set(0, new Order()) != null),
        new Change("list.clear", Kind.ORDERS, c -> cleared(c.getOrders())),
        new Change("list.sort", Kind.ORDERS, c -> sorted(c.getOrders())),
        new Change("list.removeIf", Kind.ORDERS, c -> c.getOrders().removeIf(Changes::second)),
        new Change("list.replaceAll", Kind.ORDERS, c -> replaced(c.getOrders())),
        new Change("list.removeAll", Kind.ORDERS, c -> c.getOrders().removeAll(second(c))),
        new Change("list.retainAll", Kind.ORDERS, c -> c.getOrders().retainAll(second(c))),
        new Change("iterator.remove", Kind.ORDERS, c -> iterated(c.getOrders().iterator())),
        new Change("listIterator.set", Kind.ORDERS, c -> set(c.getOrders().listIterator())),
        new Change("listIterator.add", Kind.ORDERS, c -> add(c.getOrders().listIterator(1))),
        new Change("subList.clear", Kind.ORDERS, c -> cleared(c.getOrders().subList(0, 1))),
        new Change("set.remove", Kind.NOTES, c -> c.getNotes().remove(note(c))),
        new Change("set.clear", Kind.NOTES, c -> cleared(c.getNotes())),
        new Change("set.iterator", Kind.NOTES, c -> iterated(c.getNotes().iterator())),
        new Change("tags.add", Kind.TAGS, c -> c.getTags().add("other")),
        new Change("tags.addTwice", Kind.TAGS, c -> c.getTags().add("tag 1")),
        new Change("tags.remove", Kind.TAGS, c -> c.getTags().remove("tag 1")),
        new Change("tags.iterator", Kind.TAGS, c -> iterated(c.getTags().iterator())),
        new Change("tags.removeIf", Kind.TAGS, c -> c.getTags().removeIf(t -> t.endsWith("2"))),
        new Change("tags.retainAll", Kind.TAGS, c -> c.getTags().retainAll(Set.of("tag 2"))),
        new Change("tags.clear", Kind.TAGS, c -> cleared(c.getTags())));
  }

  private static Note note(Customer customer) {
    return customer.getNotes().iterator().next();
  }

  private static boolean second(Order order) {
    return "Item 2".equals(order.getItem());
  }

  private static List<Order> second(Customer customer) {
    return List.of(order(customer, "Item 2"));
  }

  private static boolean added(List<Order> orders, int at) {
    orders.add(at, new Order());
    return true;
  }

  private static boolean cleared(Collection<?> all) {
    all.clear();
    return all.isEmpty();
  }

  private static boolean sorted(List<Order> orders) {
    orders.sort(Comparator.comparing(Order::getItem).reversed());
    return true;
  }

  private static boolean replaced(List<Order> orders) {
    orders.replaceAll(each -> second(each) ? new Order() : each);
    return true;
  }

  private static boolean iterated(Iterator<?> elements) {
    elements.next();
    elements.remove();
    return elements.hasNext();
  }

  private static boolean set(ListIterator<Order> orders) {
    orders.next();
    orders.set(new Order());
    return orders.hasNext();
  }

  private static boolean add(ListIterator<Order> orders) {
    orders.add(new Order());
    return orders.hasNext();
  }

  static List<Scenario> scenarios(Store store) {
    Changes changes = new Changes(store);
    List<Scenario> scenarios = new ArrayList<>();
    for (Change each : all()) {
      scenarios.add(new Scenario("read/" + each.name(), () -> changes.read(each)));
      scenarios.add(new Scenario("unread/" + each.name(), () -> changes.unread(each)));
    }
    if (FixProgram.woven()) {
      scenarios.add(new Scenario("itself/customer", changes::itself));
    }
    for (Kind kind : List.of(Kind.ORDERS, Kind.NOTES, Kind.TAGS)) {
      scenarios.add(new Scenario("text/" + kind.title(), () -> changes.text(kind)));
      scenarios.add(new Scenario("stream/" + kind.title(), () -> changes.stream(kind)));
    }
    return scenarios;
  }

  /** Read once, and the next time copied. */
  private void read(Change change) throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer = (Customer) Lead.CLOSE.lead(store, change.kind(), round);
      Said.of("late." + round, Said.attempt(() -> change.kind().read(customer)));
      act(round, change, customer);
    }
  }

  /** What was served can be merged as anything that was read. */
  private void itself() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Order order = (Order) Lead.CLOSE.lead(store, Kind.CUSTOMER, 6);
      Said.of("late." + round, Said.attempt(() -> Kind.CUSTOMER.read(order)));
      Customer customer = order.getCustomer();
      customer.setBio("Changed " + round);
      EntityManager em = store.open();
      em.getTransaction().begin();
      Customer merged = em.merge(customer);
      Said.of(round + ".merged", merged.getBio() + " " + merged.getOrders().size());
      em.getTransaction().commit();
      em.close();
      Said.of(round + ".rows", store.rows("select cast(bio as varchar) from customers"));
    }
  }

  /** A copy through a stream has what was read. */
  private void stream(Kind kind) {
    for (int round = 1; round <= 2; round++) {
      Customer customer = (Customer) Lead.CLOSE.lead(store, kind, 5);
      Said.of("late." + round, Said.attempt(() -> kind.read(customer)));
      Said.of(round + ".copy", Said.attempt(() -> kind.read(Ending.copy(customer))));
    }
  }

  /** What is not loaded says so. */
  private void text(Kind kind) {
    for (int round = 1; round <= 2; round++) {
      Customer customer = (Customer) Lead.CLOSE.lead(store, kind, 5);
      Said.of(round + ".unread", text(collection(kind, customer)));
      Said.of("late." + round, Said.attempt(() -> kind.read(customer)));
      Said.of(round + ".read", text(collection(kind, customer)));
    }
  }

  /** Without having been read before. */
  private void unread(Change change) throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer = (Customer) Lead.CLOSE.lead(store, change.kind(), 2 + round);
      act(round, change, customer);
    }
  }

  private void act(int round, Change change, Customer customer) throws Exception {
    Said.of(round + ".act", Said.attempt(() -> change.act().apply(customer)));
    Collection<?> collection = collection(change.kind(), customer);
    Said.of(round + ".size", collection.size());
    Said.of(round + ".text.after", text(collection));
    Said.of(
        round + ".loaded",
        store.factory().getPersistenceUnitUtil().isLoaded(customer, change.kind().title()));
    EntityManager em = store.open();
    em.getTransaction().begin();
    Said.of(round + ".merged", Said.attempt(() -> sizes(change.kind(), em.merge(customer))));
    Said.of(
        round + ".commit",
        Said.attempt(
            () -> {
              em.getTransaction().commit();
              return "done";
            }));
    em.close();
    Said.of(round + ".rows", store.rows("select * from customer_tags order by 1, 2"));
    Said.of(round + ".orders", store.rows("select * from orders order by 1"));
    store.elsewhere("delete from customer_tags where customer_id <= 4");
    for (int i = 1; i <= 4; i++) {
      store.elsewhere(
          "insert into customer_tags values (%d, 'tag 1')".formatted(i),
          "insert into customer_tags values (%d, 'tag 2')".formatted(i));
    }
  }

  private static Object sizes(Kind kind, Customer merged) {
    return collection(kind, merged).size();
  }

  private static Collection<?> collection(Kind kind, Customer customer) {
    return switch (kind) {
      case ORDERS -> customer.getOrders();
      case NOTES -> customer.getNotes();
      default -> customer.getTags();
    };
  }

  private static String text(Object collection) {
    return collection.toString().replaceAll("@[0-9a-f]+", "");
  }
}
