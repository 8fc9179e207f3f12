package app;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.Session;

/** What would change a lazy attribute that is not loaded any more. */
final class Changes {
  private Changes() {}

  /** One way to change something. */
  private record Change(String name, Kind kind, Consumer<Customer> act) {}

  private static List<Change> all() {
    return List.of(
        new Change("list.add", Kind.ORDERS, c -> c.getOrders().add(new Order())),
        new Change("list.remove", Kind.ORDERS, c -> c.getOrders().remove(new Order())),
        new Change("list.clear", Kind.ORDERS, c -> c.getOrders().clear()),
        new Change("list.addAll", Kind.ORDERS, c -> c.getOrders().addAll(Set.of(new Order()))),
        new Change("iterator.remove", Kind.ORDERS, c -> c.getOrders().removeIf(each -> true)),
        new Change("list.set", Kind.STEPS, c -> c.getSteps().set(0, "other")),
        new Change("list.addAt", Kind.STEPS, c -> c.getSteps().add(0, "other")),
        new Change("list.removeAt", Kind.STEPS, c -> c.getSteps().remove(0)),
        new Change("set.add", Kind.TAGS, c -> c.getTags().add("other")),
        new Change("set.remove", Kind.TAGS, c -> c.getTags().remove("tag 1")),
        new Change("set.clear", Kind.TAGS, c -> c.getTags().clear()),
        new Change("set.retainAll", Kind.TAGS, c -> c.getTags().retainAll(Set.of())),
        new Change("sorted.add", Kind.NICKNAMES, c -> c.getNicknames().add("other")),
        new Change("map.put", Kind.CONTACTS, c -> c.getContacts().put("other", new Contact())),
        new Change("map.remove", Kind.CONTACTS, c -> c.getContacts().remove("kind 1")),
        new Change("map.clear", Kind.CONTACTS, c -> c.getContacts().clear()),
        new Change("proxy.setName", Kind.COUNTRY, c -> c.getCountry().setName("other")),
        new Change("proxy.renamed", Kind.COUNTRY, c -> c.getCountry().renamed("other")),
        new Change("proxy.forgetName", Kind.COUNTRY, c -> c.getCountry().forgetName()));
  }

  static List<Scenario> scenarios(Store store) {
    List<Scenario> scenarios = new ArrayList<>();
    for (Change each : all()) {
      scenarios.add(new Scenario(each.name(), () -> change(store, each)));
    }
    return scenarios;
  }

  /** First without a read before it; then behind one, of what was loaded anew and is a copy. */
  private static void change(Store store, Change change) {
    Customer customer = aCustomer(store);
    Said.of("first", attempt(change, customer));
    Seen.late("1", customer, change.kind()::read);
    Said.of("second", attempt(change, customer));
    Customer again = aCustomer(store);
    Said.of("third", attempt(change, again));
    Seen.late("2", again, change.kind()::read);
    Said.of("fourth", attempt(change, again));
    Seen.late("3", again, change.kind()::read);
  }

  private static Object attempt(Change change, Customer customer) {
    return Said.attempt(
        () -> {
          change.act().accept(customer);
          return "done";
        });
  }

  private static Customer aCustomer(Store store) {
    try (Session session = store.open()) {
      return session.find(Customer.class, 1L);
    }
  }
}
