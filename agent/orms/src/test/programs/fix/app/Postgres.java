package app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;

/** PostgreSQL, where a read that fails turns its transaction's commit into a roll-back. */
final class Postgres {
  private final Store store;

  private Postgres(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Postgres postgres = new Postgres(store);
    return List.of(
        new Scenario("pg/committed-to-one", () -> postgres.committed(Kind.COUNTRY)),
        new Scenario("pg/committed-collection", () -> postgres.committed(Kind.ORDERS)),
        new Scenario("pg/committed-tags", () -> postgres.committed(Kind.TAGS)),
        new Scenario("pg/inside-to-one", () -> postgres.inside(Kind.COUNTRY, none -> {})),
        new Scenario("pg/inside-collection", () -> postgres.inside(Kind.VISITS, none -> {})),
        new Scenario("pg/renamed", postgres::renamed),
        new Scenario("pg/dropped-column", postgres::droppedColumn),
        new Scenario("pg/locked", postgres::locked),
        new Scenario("pg/timed-out", Postgres::timedOut),
        new Scenario("pg/broken", postgres::broken),
        new Scenario("pg/above-read-committed", postgres::aboveReadCommitted),
        new Scenario("pg/renamed-after-commit", postgres::renamedAfterCommit),
        new Scenario("pg/without-auto-commit", () -> postgres.withoutAutoCommit(true)),
        new Scenario("pg/without-auto-commit-renamed", () -> postgres.withoutAutoCommit(false)));
  }

  /** What is done in between, once something was learned. */
  private interface Between {
    void act(Session session) throws Exception;
  }

  private static void run(Session session, String sql) {
    session.doWork(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private Customer find(Session session) {
    return session.find(Customer.class, 1L);
  }

  private void committed(Kind kind) {
    for (int round = 1; round <= 2; round++) {
      Customer customer;
      store.log().reset();
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        customer = find(session);
        customer.setName("Name " + round);
        transaction.commit();
      }
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.read(round + ".read", store.log(), () -> kind.read(customer));
    }
  }

  /** A session that is cleared inside its transaction, which goes on and commits. */
  private void inside(Kind kind, Between between) throws Exception {
    inside(kind, between, session -> {});
  }

  private void inside(Kind kind, Between before, Between after) throws Exception {
    store.elsewhere("drop table if exists host", "create table host (word varchar(20))");
    for (int round = 1; round <= 2; round++) {
      Customer customer;
      store.log().reset();
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        customer = find(session);
        run(session, "insert into host values ('before')");
        if (round == 2) {
          before.act(session);
        }
        session.clear();
        if (round == 2) {
          after.act(session);
        }
        run(session, "insert into host values ('after')");
        transaction.commit();
      }
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.of(round + ".rows", store.rows("select word from host"));
      Said.read(round + ".read", store.log(), () -> kind.read(customer));
    }
  }

  private void renamed() throws Exception {
    inside(Kind.CLUBS, session -> store.elsewhere("alter table Club rename to Gone"));
    store.elsewhere("alter table Gone rename to Club");
  }

  private void droppedColumn() throws Exception {
    inside(Kind.CONTACTS, session -> store.elsewhere("alter table Contact drop column address"));
  }

  /** The read has to be given up; the lock is held until it was. */
  private void locked() throws Exception {
    try (Connection other = DriverManager.getConnection(store.url())) {
      inside(
          Kind.CODES,
          session -> {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
              statement.execute("lock table customer_codes in access exclusive mode");
            }
          },
          session -> other.rollback());
    }
  }

  /** By the host's own setting. */
  private static void timedOut() throws Exception {
    try (Store store = Store.postgres("timed", "options=-c%20statement_timeout=1000").filled();
        Connection other = DriverManager.getConnection(store.url())) {
      new Postgres(store)
          .inside(
              Kind.STEPS,
              session -> {
                other.setAutoCommit(false);
                try (Statement statement = other.createStatement()) {
                  statement.execute("lock table customer_steps in access exclusive mode");
                }
              },
              session -> other.rollback());
    }
  }

  /** By the host itself: it stays so. */
  private void broken() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer;
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        customer = find(session);
        if (round == 2) {
          Said.of("own", state(session, "select * from nowhere"));
        }
        session.clear();
        if (round == 2) {
          Said.of("then", state(session, "select 1"));
        }
        transaction.rollback();
        Said.of(round + ".afterwards", state(session, "select 1"));
      }
      Said.read(round + ".read", store.log(), () -> Kind.COUNTRY.read(customer));
    }
  }

  private static Object state(Session session, String sql) {
    try {
      run(session, sql);
      return "none";
    } catch (RuntimeException e) {
      for (Throwable up = e; up != null; up = up.getCause()) {
        if (up instanceof SQLException failed) {
          return failed.getSQLState();
        }
      }
      throw e;
    }
  }

  private void aboveReadCommitted() throws Exception {
    store.elsewhere("drop table if exists host", "create table host (word varchar(20))");
    for (int round = 1; round <= 2; round++) {
      Customer customer;
      store.log().reset();
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        if (round == 2) {
          run(session, "set transaction isolation level serializable");
        }
        customer = find(session);
        run(session, "insert into host values ('host')");
        session.clear();
        transaction.commit();
      }
      Said.of(round + ".lead.io", Said.cost(store.log()));
      Said.of(round + ".rows", store.rows("select word from host"));
      Said.read(round + ".read", store.log(), () -> Kind.COUNTRY.read(customer));
    }
  }

  private void renamedAfterCommit() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer;
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        customer = find(session);
        customer.setName("Renamed " + round);
        session.flush();
        if (round == 2) {
          store.elsewhere("alter table Club rename to Gone");
        }
        transaction.commit();
        Said.of(round + ".afterwards", state(session, "select 1"));
      }
      Said.of(round + ".rows", store.rows("select name from customers where id = 1"));
      Said.read(round + ".read", store.log(), () -> Kind.CLUBS.read(customer));
    }
    store.elsewhere("alter table Gone rename to Club");
  }

  /** The next borrower is to have it as the host has left it. */
  private void withoutAutoCommit(boolean readable) throws Exception {
    try (OneConnection one = new OneConnection(store.url());
        SessionFactory factory =
            store.another(
                Map.of(
                    "hibernate.connection.datasource",
                    one.source(),
                    "hibernate.connection.provider_disables_autocommit",
                    "true",
                    "hibernate.hbm2ddl.auto",
                    "none"))) {
      for (int round = 1; round <= 2; round++) {
        Customer customer;
        try (Session session = factory.openSession()) {
          Transaction transaction = session.beginTransaction();
          customer = find(session);
          customer.setName("Own " + round);
          session.flush();
          if (round == 2 && !readable) {
            store.elsewhere("alter table Country rename to Gone");
          }
          transaction.commit();
        }
        Said.of(
            round + ".state",
            store.rows("select state from pg_stat_activity where pid = " + one.pid()));
        Said.of(round + ".rows", store.rows("select name from customers where id = 1"));
        Said.read(round + ".read", store.log(), () -> Kind.COUNTRY.read(customer));
        Said.of(
            round + ".later",
            store.rows("select state from pg_stat_activity where pid = " + one.pid()));
      }
    } finally {
      if (!readable) {
        store.elsewhere("alter table Gone rename to Country");
      }
    }
  }
}
