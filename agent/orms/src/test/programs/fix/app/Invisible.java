package app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.hibernate.Hibernate;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.Transaction;

/** What Hibernate does with an entity after a lazy attribute of it was served. */
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
      scenarios.add(new Scenario("locked/" + name, () -> invisible.locked(kind)));
      scenarios.add(new Scenario("evicted/" + name, () -> invisible.evicted(kind)));
      scenarios.add(new Scenario("merged/" + name, () -> invisible.merged(kind)));
      scenarios.add(new Scenario("reattached/" + name, () -> invisible.reattached(kind)));
    }
    scenarios.add(new Scenario("cascaded/merge", () -> invisible.cascaded(Cascade.MERGE)));
    scenarios.add(new Scenario("cascaded/persist", () -> invisible.cascaded(Cascade.PERSIST)));
    scenarios.add(new Scenario("cascaded/update", () -> invisible.cascaded(Cascade.UPDATE)));
    scenarios.add(new Scenario("cascaded/upward", () -> invisible.upward()));
    scenarios.add(new Scenario("cascaded/remove", () -> invisible.cascaded(Cascade.REMOVE)));
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
      Customer customer = aCustomer(id);
      Seen.late(name, customer, kind::read);
      round.run(name, id, customer);
    }
  }

  private Customer aCustomer(long id) {
    try (Session session = store.open()) {
      return session.find(Customer.class, id);
    }
  }

  // ---- questions

  private void asked(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          String member = kind.name().toLowerCase(Locale.ROOT);
          Object value = kind.handOut(customer);
          Said.of(round + ".initialized", Hibernate.isInitialized(value));
          Said.of(round + ".property", Hibernate.isPropertyInitialized(customer, member));
          var util = store.factory().getPersistenceUnitUtil();
          Said.of(round + ".loaded", util.isLoaded(customer, member));
          Said.of(round + ".value", util.isLoaded(value));
          Said.of(round + ".entity", util.isLoaded(customer));
          Said.of(round + ".id", util.getIdentifier(customer));
          Said.of(round + ".class", value.getClass().getSimpleName().replaceAll("\\$.*", ""));
          Said.of(round + ".same", value == kind.handOut(customer));
        });
  }

  private void serialized(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          byte[] bytes = bytes(customer);
          Said.of(round + ".bytes", bytes.length);
          try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            Customer copy = (Customer) in.readObject();
            Said.of(round + ".initialized", Hibernate.isInitialized(kind.handOut(copy)));
            Said.of(round + ".read", Said.attempt(() -> kind.read(copy)));
          }
        });
  }

  private static byte[] bytes(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private void compared(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          Set<Object> set = new HashSet<>(Set.of(customer));
          Seen.late(round + ".between", customer, kind::read);
          Said.of(round + ".found", set.contains(customer));
          Said.of(round + ".equal", customer.equals(aCustomer(id)));
          Said.of(round + ".hash", customer.hashCode() == System.identityHashCode(customer));
        });
  }

  // ---- sessions

  /** In a session and transaction of its own; says its SQL, and the rows afterwards. */
  private void inSession(String name, Kind kind, long id, Work work) throws Exception {
    try (Session session = store.open()) {
      Transaction transaction = session.beginTransaction();
      store.log().reset();
      Object result =
          Said.attempt(
              () -> {
                Object got = work.in(session);
                session.flush();
                transaction.commit();
                return got;
              });
      Said.of(name + ".result", result);
      Said.of(name + ".sql", store.log().statements());
    }
    Said.of(name + ".rows", store.rows(sql(kind.rows(), id)));
    Said.of(name + ".owner", store.rows(sql("select * from customers where id = :id", id)));
  }

  /** What is done in a session. */
  private interface Work {
    Object in(Session session) throws Exception;
  }

  private static String sql(String text, long id) {
    return text.replace(":id", Long.toString(id));
  }

  private void changeElsewhere(Kind kind, long id) throws Exception {
    for (String each : kind.change()) {
      store.elsewhere(sql(each, id));
    }
  }

  /** A stale value must not be written over what was committed elsewhere. */
  private void merged(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          changeElsewhere(kind, id);
          customer.setName("Merged " + round);
          inSession(
              round,
              kind,
              id,
              session -> {
                Customer merged = (Customer) session.merge(customer);
                return Hibernate.isInitialized(kind.handOut(merged)) + " " + merged.getName();
              });
        });
  }

  private void locked(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) ->
            inSession(
                round,
                kind,
                id,
                session -> {
                  session.lock(customer, LockMode.NONE);
                  return Hibernate.isInitialized(kind.handOut(customer))
                      + " "
                      + kind.read(customer);
                }));
  }

  private void evicted(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) ->
            inSession(
                round,
                kind,
                id,
                session -> {
                  Customer merged = (Customer) session.merge(customer);
                  session.evict(merged);
                  session.evict(customer);
                  return session.contains(merged) + " " + session.contains(customer);
                }));
  }

  /** What belongs to a session again is read in that. */
  private void reattached(Kind kind) throws Exception {
    rounds(
        kind,
        (round, id, customer) -> {
          customer.setName("Updated " + round);
          inSession(
              round,
              kind,
              id,
              session -> {
                update(session, customer);
                return Hibernate.isInitialized(kind.handOut(customer)) + " " + kind.read(customer);
              });
        });
  }

  /** Hibernate 7 has no such method. */
  private static void update(Session session, Object entity) throws Exception {
    try {
      Session.class.getMethod("update", Object.class).invoke(session, entity);
    } catch (NoSuchMethodException gone) {
      throw new UnsupportedOperationException("update", gone);
    } catch (java.lang.reflect.InvocationTargetException thrown) {
      throw (Exception) thrown.getCause();
    }
  }

  // ---- cascades

  private enum Cascade {
    MERGE {
      @Override
      Object act(Session session, Order order) {
        return ((Order) session.merge(order)).getItem();
      }
    },
    PERSIST {
      @Override
      Object act(Session session, Order order) {
        session.persist(order);
        return order.getItem();
      }
    },
    UPDATE {
      @Override
      Object act(Session session, Order order) throws Exception {
        update(session, order);
        return Hibernate.isInitialized(order.getParcels());
      }
    },
    REMOVE {
      @Override
      Object act(Session session, Order order) {
        session.remove(session.merge(order));
        return order.getItem();
      }
    };

    abstract Object act(Session session, Order order) throws Exception;
  }

  /** With orphans to be removed, if a stale collection were taken for the present one. */
  private void cascaded(Cascade cascade) throws Exception {
    for (int i = 0; i < 2; i++) {
      long id = 10L * (2 * cascade.ordinal() + i + 1) + 1;
      String round = i == 0 ? "reloaded" : "copied";
      Order order = anOrder(id);
      Seen.late(round, order, each -> each.getParcels().size());
      store.elsewhere(
          "insert into Parcel (id, weight, order_id) values (%d, 'New', %d)"
              .formatted(1000 + id, id),
          "update Parcel set weight = 'Elsewhere' where id = " + id);
      order.setItem("Cascaded " + round);
      inTransaction(round, session -> cascade.act(session, order));
      Said.of(
          round + ".rows",
          store.rows("select id, weight from Parcel where order_id = %d order by 1".formatted(id)));
      Said.of(round + ".owner", store.rows("select * from orders where id = " + id));
    }
  }

  private void inTransaction(String name, Work work) {
    try (Session session = store.open()) {
      Transaction transaction = session.beginTransaction();
      store.log().reset();
      Callable<?> done =
          () -> {
            Object got = work.in(session);
            session.flush();
            transaction.commit();
            return got;
          };
      Said.of(name + ".result", Said.attempt(done));
      Said.of(name + ".sql", store.log().statements());
    }
  }

  private Order anOrder(long id) {
    try (Session session = store.open()) {
      return session.find(Order.class, id);
    }
  }

  /** By a to-one that cascades. */
  private void upward() throws Exception {
    for (int i = 0; i < 2; i++) {
      long id = 10L * (18 + i) + 1;
      String round = i == 0 ? "reloaded" : "copied";
      Parcel parcel = aParcel(id);
      Seen.late(round, parcel, each -> each.getOrder().getItem());
      store.elsewhere("update orders set item = 'Elsewhere' where id = " + id);
      parcel.setWeight("Cascaded " + round);
      inTransaction(round, session -> ((Parcel) session.merge(parcel)).getWeight());
      Said.of(
          round + ".rows",
          store.rows(
              "select weight, item from Parcel, orders where Parcel.id = %d and orders.id = %d"
                  .formatted(id, id)));
    }
  }

  private Parcel aParcel(long id) {
    try (Session session = store.open()) {
      return session.find(Parcel.class, id);
    }
  }
}
