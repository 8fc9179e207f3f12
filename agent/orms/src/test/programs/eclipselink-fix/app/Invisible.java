package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceUnitUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What EclipseLink does with an entity after a lazy attribute of it was served. */
final class Invisible {
  private final Store store;

  private Invisible(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Invisible invisible = new Invisible(store);
    List<Scenario> scenarios = new ArrayList<>();
    Served.kinds()
        .forEach(
            kind -> {
              String name = kind.title();
              scenarios.add(new Scenario("asked/" + name, () -> invisible.asked(kind)));
              scenarios.add(new Scenario("merged/" + name, () -> invisible.merged(kind)));
            });
    if (FixProgram.woven()) {
      scenarios.add(new Scenario("set/customer", invisible::set));
      scenarios.add(new Scenario("serialized/customer", () -> invisible.serialized()));
    }
    return scenarios;
  }

  /** What a case does, with what was read once, and with what was copied. */
  private interface Round {
    void run(String round, long id, Object owner) throws Exception;
  }

  private void rounds(Kind kind, Round round) throws Exception {
    for (int i = 1; i <= 2; i++) {
      String name = i == 1 ? "reloaded" : "copied";
      Object owner = Lead.CLOSE.lead(store, kind, i);
      Seen.late(name, owner, kind::read);
      store.forget();
      round.run(name, i, owner);
    }
  }

  private void asked(Kind kind) throws Exception {
    PersistenceUnitUtil util = store.factory().getPersistenceUnitUtil();
    rounds(
        kind, (round, id, owner) -> Said.of(round + ".loaded", util.isLoaded(owner, kind.title())));
  }

  /** A stale value must not be written over what was committed elsewhere. */
  private void merged(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, owner) -> {
          store.elsewhere(
              "update customers set name = 'Elsewhere' where id = " + id,
              "update orders set item = 'Elsewhere' where customer_id = " + id,
              "update orders set customer_id = 7 where id = " + (10 * id + 1),
              "update notes set text = 'Elsewhere' where customer_id = " + id,
              "delete from customer_tags where customer_id = %d and tag = 'tag 1'".formatted(id),
              "insert into customer_tags values (%d, 'elsewhere')".formatted(id));
          inTransaction(round, em -> owned(kind, em.merge(owner)));
          Said.of(round + ".rows", rows());
        });
  }

  private List<String> rows() throws Exception {
    List<String> rows = new ArrayList<>(store.rows("select id, name from customers order by 1"));
    rows.addAll(store.rows("select * from orders order by 1"));
    rows.addAll(store.rows("select * from notes order by 1"));
    rows.addAll(store.rows("select * from customer_tags order by 1, 2"));
    return rows;
  }

  /** Of what is managed, which EclipseLink reads itself. */
  private static Object owned(Kind kind, Object merged) {
    return kind.read(merged);
  }

  /** What is set is merged. */
  private void set() throws Exception {
    rounds(
        Kind.CUSTOMER,
        (round, id, owner) -> {
          EntityManager other = store.open();
          Customer customer = other.find(Customer.class, 9L);
          other.close();
          ((Order) owner).setCustomer(customer);
          Said.of(round + ".set", ((Order) owner).getCustomer() == customer);
          inTransaction(round, em -> ((Order) em.merge(owner)).getCustomer().getId());
          Said.of(round + ".rows", store.rows("select * from orders where id = " + (10 * id + 1)));
        });
  }

  private void serialized() throws Exception {
    rounds(
        Kind.CUSTOMER,
        (round, id, owner) -> {
          Order copy = (Order) Ending.copy(owner);
          Said.of(round + ".copy", Said.attempt(copy::getCustomer));
          inTransaction(round, em -> ((Order) em.merge(copy)).getCustomer().getId());
        });
  }

  /** Some work in an entity manager. */
  private interface Work {
    Object in(EntityManager em) throws Exception;
  }

  private void inTransaction(String name, Work work) {
    EntityManager em = store.open();
    em.getTransaction().begin();
    store.log().reset();
    Callable<?> done =
        () -> {
          Object got = work.in(em);
          em.getTransaction().commit();
          return got;
        };
    Said.of(name + ".result", Said.attempt(done));
    Said.of(name + ".sql", store.log().statements());
    em.close();
  }
}
