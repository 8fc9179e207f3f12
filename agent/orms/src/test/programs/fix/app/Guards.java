package app;

import app.heard.Interceptors;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** Where nothing is to be read, or nothing on another thread. */
final class Guards {
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final Store store;

  private Guards(Store store) {
    this.store = store;
  }

  static List<Scenario> scenarios(Store store) {
    Guards guards = new Guards(store);
    return List.of(
        new Scenario("refused/tenant-database", guards::tenantDatabase),
        new Scenario("refused/tenant-schema", guards::tenantSchema),
        new Scenario("refused/tenant-column", guards::tenantColumn),
        new Scenario("refused/filter", guards::filter),
        new Scenario("refused/filter-while-loaded", guards::filterWhileLoaded),
        new Scenario("refused/filter-behind-the-copy", guards::filterBehindTheCopy),
        new Scenario("refused/interceptor-of-session", guards::interceptorOfSession),
        new Scenario("refused/inspector-of-session", guards::inspectorOfSession),
        new Scenario("refused/jta", guards::jta),
        new Scenario("routed", guards::routed),
        new Scenario("own-pool", guards::ownPool),
        new Scenario("postponed/own-pool-with-state", guards::ownPoolWithState),
        new Scenario("refused/evicted-in-transaction", guards::evictedInTransaction),
        new Scenario("refused/row-gone", guards::rowGone),
        new Scenario("postponed/factory-closed", guards::factoryClosed),
        new Scenario("refused/clob", guards::clob),
        new Scenario("refused/clob-in-list", guards::clobInList),
        new Scenario("refused/clob-in-embedded", guards::clobInEmbedded),
        new Scenario("postponed/holds-connection", guards::holdsConnection),
        new Scenario("postponed/holds-session", guards::holdsSession),
        new Scenario("postponed/evicted", guards::evicted),
        new Scenario("postponed/inspector-of-factory", guards::inspectorOfFactory),
        new Scenario("read-only", guards::readOnly),
        new Scenario("concurrent", guards::concurrent),
        new Scenario("toggled", guards::toggled));
  }

  /** The same twice: once not read, and once not copied. */
  private <T> void rounds(Callable<T> lead, Function<T, ?> read) throws Exception {
    rounds("", lead, read);
  }

  private <T> void rounds(String prefix, Callable<T> lead, Function<T, ?> read) throws Exception {
    for (int round = 1; round <= 2; round++) {
      store.log().reset();
      T owner = lead.call();
      Said.of(prefix + round + ".lead.io", Said.cost(store.log()));
      Said.read(prefix + round + ".read", store.log(), () -> read.apply(owner));
    }
  }

  private static Customer find(Session session) {
    return session.find(Customer.class, 1L);
  }

  // ---- tenants

  /** The database that anybody is given is another tenant's. */
  private void tenantDatabase() throws Exception {
    try (Store own = Store.h2("own", Map.of()).filled()) {
      own.elsewhere("update Country set name = 'Own'");
      tenant(tenant -> tenant == null ? store.logged() : own.logged());
    }
  }

  private void tenantSchema() throws Exception {
    store.elsewhere(
        "create schema own",
        "create table own.customers as select * from customers",
        "create table own.Country as select * from Country");
    tenant(
        tenant -> {
          Connection connection = store.logged();
          connection.setSchema(tenant == null ? "PUBLIC" : "OWN");
          return connection;
        });
  }

  private void tenant(Tenants.Connections connections) throws Exception {
    try (SessionFactory factory = Tenants.factory(connections, store::another)) {
      rounds(
          () -> {
            try (Session session = factory.withOptions().tenantIdentifier("own").openSession()) {
              return find(session);
            }
          },
          Kind.COUNTRY::read);
    }
  }

  /** Hibernate 5 has no such thing. */
  private void tenantColumn() throws Exception {
    Class<?> entity;
    try {
      entity = Class.forName("app.Discriminated");
    } catch (ClassNotFoundException none) {
      Said.of("none", none.getMessage());
      return;
    }
    try (SessionFactory factory = store.another(Map.of(), entity)) {
      store.elsewhere(
          "insert into Discriminated (id, tenant, name) values (1, 'own', 'Parent')",
          "insert into Discriminated (id, tenant, name, parent_id) values (2, 'own', 'Child', 1)");
      rounds(
          () -> {
            try (Session session = factory.withOptions().tenantIdentifier("own").openSession()) {
              return session.find(entity, 2L);
            }
          },
          Guards::parentsName);
    }
  }

  private static Object parentsName(Object child) {
    try {
      Object parent = child.getClass().getMethod("getParent").invoke(child);
      return parent.getClass().getMethod("getName").invoke(parent);
    } catch (java.lang.reflect.InvocationTargetException thrown) {
      throw (RuntimeException) thrown.getCause();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The thread is asked where its tenant's database is. */
  private void routed() throws Exception {
    Routing routing = new Routing();
    DataSource source = routing.otherwise(store.pool());
    try (Store own = Store.h2("routed", Map.of()).filled();
        SessionFactory factory = store.another(Map.of("hibernate.connection.datasource", source))) {
      own.elsewhere("update Country set name = 'Own'");
      routing.choose(own.pool());
      rounds(
          () -> {
            try (Session session = factory.openSession()) {
              return find(session);
            }
          },
          Kind.COUNTRY::read);
    }
  }

  /** Nobody hands out what Hibernate pools itself: one session has it after another. */
  private void ownPool() throws Exception {
    try (SessionFactory factory = store.withPoolOfItsOwn()) {
      for (int other = 0; other < 3; other++) {
        find(factory);
      }
      rounds(() -> find(factory), Kind.COUNTRY::read);
    }
  }

  /** What one session has set is there for the next, on whichever connection that is. */
  private void ownPoolWithState() throws Exception {
    try (SessionFactory factory = store.withPoolOfItsOwn();
        Session session = factory.openSession()) {
      session.doWork(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              statement.execute("set @tenant = 1");
            }
          });
      session.close();
      rounds(() -> find(factory), Kind.COUNTRY::read);
    }
  }

  private static Customer find(SessionFactory factory) {
    try (Session session = factory.openSession()) {
      return find(session);
    }
  }

  // ---- what a session is like

  private void jta() throws Exception {
    try (SessionFactory factory = store.another(Jta.settings())) {
      rounds(
          () -> {
            try (Session session = factory.openSession()) {
              return find(session);
            }
          },
          Kind.COUNTRY::read);
    }
  }

  private void filter() throws Exception {
    rounds(
        () -> {
          try (Session session = store.open()) {
            session.enableFilter("later");
            return find(session);
          }
        },
        Kind.VISITS::read);
  }

  /** Off again before anything could be copied: what was loaded under it is not to be completed. */
  private void filterWhileLoaded() throws Exception {
    rounds(
        () -> {
          try (Session session = store.open()) {
            session.enableFilter("later");
            Customer customer = find(session);
            session.disableFilter("later");
            return customer;
          }
        },
        Kind.VISITS::read);
  }

  /** The connection goes back with the transaction, and copies are made; then it is enabled. */
  private void filterBehindTheCopy() throws Exception {
    rounds(
        () -> {
          try (Session session = store.open()) {
            session.beginTransaction();
            Customer customer = find(session);
            session.getTransaction().commit();
            session.enableFilter("later");
            return customer;
          }
        },
        Kind.VISITS::read);
  }

  private void interceptorOfSession() throws Exception {
    rounds(
        () -> {
          try (Session session =
              store.factory().withOptions().interceptor(Interceptors.hearing()).openSession()) {
            return find(session);
          }
        },
        Kind.COUNTRY::read);
  }

  private void inspectorOfSession() throws Exception {
    StatementInspector inspector = sql -> sql;
    rounds(
        () -> {
          try (Session session =
              store.factory().withOptions().statementInspector(inspector).openSession()) {
            return find(session);
          }
        },
        Kind.COUNTRY::read);
  }

  private void inspectorOfFactory() throws Exception {
    StatementInspector inspector = sql -> sql + " /* inspected */";
    try (SessionFactory factory =
        store.another(Map.of("hibernate.session_factory.statement_inspector", inspector))) {
      rounds(
          () -> {
            try (Session session = factory.openSession()) {
              return find(session);
            }
          },
          Kind.COUNTRY::read);
    }
  }

  private void factoryClosed() throws Exception {
    rounds(
        () -> {
          try (SessionFactory factory = store.another(Map.of());
              Session session = factory.openSession()) {
            return find(session);
          }
        },
        Kind.COUNTRY::read);
  }

  /** As Spring does for what only reads. */
  private void readOnly() throws Exception {
    rounds(
        () -> {
          try (Session session = store.open()) {
            session.doWork(connection -> connection.setReadOnly(true));
            Transaction transaction = session.beginTransaction();
            Customer customer = find(session);
            session.doWork(connection -> connection.setReadOnly(true));
            transaction.commit();
            session.doWork(connection -> connection.setReadOnly(false));
            return customer;
          }
        },
        Kind.COUNTRY::read);
  }

  // ---- what the thread is doing

  private Customer closed() {
    try (Session session = store.open()) {
      return find(session);
    }
  }

  private void holdsConnection() throws Exception {
    rounds(
        this::closed,
        customer -> {
          try (Connection connection = store.pool().getConnection()) {
            return Kind.COUNTRY.read(customer);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void holdsSession() throws Exception {
    rounds(
        this::closed,
        customer -> {
          try (Session session = store.open()) {
            return Kind.COUNTRY.read(customer);
          }
        });
  }

  private void evicted() throws Exception {
    try (Session session = store.open()) {
      rounds(
          () -> {
            Customer customer = find(session);
            session.evict(customer);
            return customer;
          },
          Kind.TAGS::read);
    }
  }

  /** Its connection is not given back before it is read. */
  private void evictedInTransaction() throws Exception {
    try (Session session = store.open()) {
      Transaction transaction = session.beginTransaction();
      rounds(
          () -> {
            Customer customer = find(session);
            session.evict(customer);
            return customer;
          },
          Kind.TAGS::read);
      transaction.commit();
    }
  }

  /** Eight at once, of one proxy; all get one value, or what Hibernate throws. */
  private void concurrent() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer = closed();
      Said.of(round + ".read", new Crowd(8).all(() -> Kind.COUNTRY.read(customer)));
      Said.of(round + ".again", new Crowd(8).all(() -> Kind.ORDERS.read(customer)));
    }
  }

  /** Once it is on again, sessions that begin are watched again. */
  private void toggled() throws Exception {
    Agent agent = new Agent();
    if (!agent.attached()) {
      return;
    }
    rounds("on", this::closed, Kind.CLUBS::read);
    agent.autofix(false);
    rounds("off", this::closed, Kind.CLUBS::read);
    agent.autofix(true);
    long began = System.nanoTime();
    Object got = "";
    while (!got.equals("Club 1") && System.nanoTime() - began < LIMIT_NANOS) {
      Thread.onSpinWait();
      Customer customer = closed();
      got = Said.attempt(() -> Kind.CLUBS.read(customer));
    }
    Said.of("again", got);
  }

  // ---- what it would be

  private Folder folder(long id) throws SQLException {
    try (Session session = store.open()) {
      return session.find(Folder.class, id);
    }
  }

  private void rowGone() throws Exception {
    store.elsewhere("insert into Folder (id, cover_id) values (1, 999)");
    rounds(() -> folder(1), folder -> folder.getCover().getTitle());
  }

  private void clob() throws Exception {
    store.elsewhere(
        "insert into Document (id, title, text) values (2, 'Title', 'long')",
        "insert into Folder (id, cover_id) values (2, 2)");
    rounds(() -> folder(2), folder -> folder.getCover().getTitle());
  }

  private void clobInList() throws Exception {
    store.elsewhere(
        "insert into Folder (id) values (3)",
        "insert into Document (id, title, text, folder_id) values (3, 'Title', 'long', 3)");
    rounds(() -> folder(3), folder -> folder.getDocuments().get(0).getTitle());
  }

  private void clobInEmbedded() throws Exception {
    store.elsewhere(
        "insert into Envelope (id, address, motto) values (4, 'Address', 'long')",
        "insert into Folder (id, envelope_id) values (4, 4)");
    rounds(() -> folder(4), folder -> folder.getEnvelope().getAddress());
  }
}
