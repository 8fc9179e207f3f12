package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.openjpa.event.AbstractLifecycleListener;
import org.apache.openjpa.event.LifecycleEvent;
import org.apache.openjpa.persistence.OpenJPAEntityManagerFactorySPI;
import org.apache.openjpa.persistence.OpenJPAPersistence;

/** What OpenJPA does with an entity after a lazy attribute of it was served. */
final class Invisible {
  private final Store store;

  private Invisible(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Invisible invisible = new Invisible(store);
    List<Scenario> scenarios = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      String name = kind.title();
      scenarios.add(new Scenario("asked/" + name, () -> invisible.asked(kind)));
      scenarios.add(new Scenario("serialized/" + name, () -> invisible.serialized(kind)));
      scenarios.add(new Scenario("compared/" + name, () -> invisible.compared(kind)));
      scenarios.add(new Scenario("merged/" + name, () -> invisible.merged(kind)));
      scenarios.add(new Scenario("removed/" + name, () -> invisible.removed(kind)));
    }
    scenarios.add(new Scenario("written", invisible::written));
    scenarios.add(new Scenario("changed", invisible::changed));
    scenarios.add(new Scenario("heard", invisible::heard));
    scenarios.add(new Scenario("cached", invisible::cached));
    return scenarios;
  }

  /** What a case does, with what was read once, and with what was copied. */
  private interface Round {
    void run(String round, long id, Customer customer) throws Exception;
  }

  private void rounds(Kind kind, Round round) throws Exception {
    for (int i = 0; i < 2; i++) {
      long id = kind.ordinal() + 10 * i + 1;
      String name = i == 0 ? "reloaded" : "copied";
      Customer customer = store.led(i + 1, () -> aCustomer(id));
      Seen.late(name, customer, kind::read);
      round.run(name, id, customer);
    }
  }

  private Customer aCustomer(long id) {
    EntityManager em = store.open();
    Customer customer = em.find(Customer.class, id);
    em.close();
    return customer;
  }

  private void asked(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          var util = store.factory().getPersistenceUnitUtil();
          Said.of(round + ".loaded", util.isLoaded(customer, kind.title()));
          Said.of(round + ".entity", util.isLoaded(customer));
          Said.of(round + ".id", util.getIdentifier(customer));
          EntityManager em = store.open();
          Said.of(round + ".contained", em.contains(customer));
          Said.of(
              round + ".detached",
              OpenJPAPersistence.cast(em).isDetached(customer)
                  + " "
                  + OpenJPAPersistence.cast(em).isDirty(customer));
          em.close();
        });
  }

  private void serialized(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(customer);
          }
          Said.of(round + ".bytes", bytes.size());
          try (ObjectInputStream in =
              new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Customer copy = (Customer) in.readObject();
            Said.of(round + ".copy", Said.attempt(() -> kind.read(copy)));
          }
          Seen.late(round + ".afterwards", customer, kind::read);
        });
  }

  private void compared(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          Set<Object> set = new HashSet<>(Set.of(customer));
          Seen.late(round + ".between", customer, kind::read);
          Said.of(round + ".found", set.contains(customer));
          Said.of(round + ".equal", customer.equals(aCustomer(id)));
        });
  }

  /** A stale value must not be written over what was committed elsewhere. */
  private void merged(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          Kind.changeElsewhere(store, id);
          customer.setName("Merged " + round);
          inTransaction(
              round,
              em -> {
                Customer merged = em.merge(customer);
                return store.factory().getPersistenceUnitUtil().isLoaded(merged, kind.title())
                    + " "
                    + merged.getName();
              });
          Said.of(round + ".rows", Kind.rows(store, id));
        });
  }

  /** With what cascades. */
  private void removed(Kind kind) throws Exception {
    for (int i = 0; i < 2; i++) {
      long id = 2L * kind.ordinal() + i + 7;
      String round = i == 0 ? "reloaded" : "copied";
      Customer customer = store.led(i + 1, () -> aCustomer(id));
      Seen.late(round, customer, kind::read);
      store.elsewhere("insert into orders values (1000 + %d, 'Last', %d)".formatted(id, id));
      inTransaction(
          round,
          em -> {
            em.remove(em.merge(customer));
            return "removed";
          });
      Said.of(round + ".rows", Kind.rows(store, id));
      store.elsewhere(
          "insert into customers values (%d, 'Name', 'Bio', 1, %d)".formatted(id, id),
          "insert into orders values (%d, 'Item 1', %d)".formatted(10 * id + 1, id),
          "insert into customer_tags values (%d, 'tag 1')".formatted(id),
          "insert into customer_codes values (%d, 'key 1', 'code 1')".formatted(id));
    }
  }

  private interface Work {
    Object in(EntityManager em) throws Exception;
  }

  private void inTransaction(String name, Work work) {
    EntityManager em = store.open();
    em.getTransaction().begin();
    store.log().reset();
    Object result =
        Said.attempt(
            () -> {
              Object got = work.in(em);
              em.getTransaction().commit();
              return got;
            });
    Said.of(name + ".result", result);
    // OpenJPA deletes in the order of identity hashes.
    Said.of(name + ".sql", store.log().statements().stream().sorted().toList());
    if (em.getTransaction().isActive()) {
      em.getTransaction().rollback();
    }
    em.close();
  }

  /** What is not loaded cannot be set, whether or not it was served. */
  private void written() throws Exception {
    rounds(
        Kind.BIO,
        (round, id, customer) ->
            Said.of(
                round,
                Said.attempt(
                    () -> {
                      customer.setBio("written");
                      return "written";
                    })));
  }

  /** What would have thrown still throws. */
  private void changed() throws Exception {
    rounds(
        Kind.ORDERS,
        (round, id, customer) ->
            Said.of(round, threw(() -> customer.getOrders().clear()) ? "threw" : "changed"));
    rounds(
        Kind.CODES,
        (round, id, customer) ->
            Said.of(
                round + ".codes",
                threw(() -> customer.getCodes().put("new", "new")) ? "threw" : "changed"));
  }

  private static boolean threw(Runnable change) {
    try {
      change.run();
      return false;
    } catch (IllegalStateException | UnsupportedOperationException thrown) {
      return true;
    }
  }

  /** But for loads: an entity may have to make something of what is read. */
  private void heard() {
    EntityManagerFactory factory = store.another(Map.of());
    List<String> heard = new ArrayList<>();
    ((OpenJPAEntityManagerFactorySPI) factory)
        .addLifecycleListener(
            new AbstractLifecycleListener() {
              @Override
              protected void eventOccurred(LifecycleEvent event) {
                if (event.getType() != LifecycleEvent.AFTER_LOAD) {
                  heard.add(event.getType() + " " + event.getSource().getClass().getSimpleName());
                }
              }
            },
            (Class<?>[]) null);
    for (String round : List.of("reloaded", "copied")) {
      Customer customer = led(round, factory, 1L);
      Seen.late(round, customer, Kind.COUNTRY::read);
      Seen.late(round + ".orders", customer, Kind.ORDERS::read);
      Said.of(round, heard);
    }
    factory.close();
  }

  private Customer led(String round, EntityManagerFactory factory, long id) {
    return store.led(
        round.equals("reloaded") ? 1 : 2,
        () -> {
          EntityManager em = factory.createEntityManager();
          Customer customer = em.find(Customer.class, id);
          em.close();
          return customer;
        });
  }

  /** A read of the agent's puts nothing into the cache, and takes nothing from there. */
  private void cached() throws Exception {
    EntityManagerFactory factory =
        store.another(Map.of("openjpa.DataCache", "true", "openjpa.RemoteCommitProvider", "sjvm"));
    for (String round : List.of("reloaded", "copied")) {
      Customer customer = led(round, factory, 2L);
      Seen.late(round, customer, Kind.COUNTRY::read);
      Seen.late(round + ".tags", customer, Kind.TAGS::read);
      Said.of(round, factory.getCache().contains(Country.class, customerCountry()));
    }
    EntityManager other = factory.createEntityManager();
    other.find(Country.class, customerCountry());
    other.close();
    store.elsewhere("update countries set name = 'Newer' where id = " + customerCountry());
    factory.getCache().evict(Customer.class);
    EntityManager em = factory.createEntityManager();
    Customer customer = em.find(Customer.class, 2L);
    em.close();
    Seen.late("stale", customer, Kind.COUNTRY::read);
    factory.close();
  }

  private Long customerCountry() throws Exception {
    return Long.valueOf(store.rows("select country_id from customers where id = 2").get(0));
  }
}
