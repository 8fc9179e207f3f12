package app;

import app.plug.ByThread;
import app.plug.Rewriting;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.apache.ibatis.datasource.pooled.PooledDataSource;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.TransactionIsolationLevel;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Where nothing is to be read, or nothing on another thread. */
final class Guards {
  private final Stock stock;

  private Guards(Stock stock) {
    this.stock = stock;
  }

  static List<Scenario> scenarios(Stock stock) {
    Guards guards = new Guards(stock);
    return List.of(
        new Scenario("plug-in", guards::plugIn),
        new Scenario("by-thread", guards::byThread),
        new Scenario("provided-connection", guards::providedConnection),
        new Scenario("changed-in-spring", Guards::inPoolOfItsOwn),
        new Scenario("own-level", guards::ownLevel),
        new Scenario("serializable", guards::serializable),
        new Scenario("writing", guards::writing),
        new Scenario("emptying", guards::emptying),
        new Scenario("failing", guards::failing),
        new Scenario("several", guards::several),
        new Scenario("source-closed", guards::sourceClosed),
        new Scenario("own-pool", guards::ownPool),
        new Scenario("holds-connection", guards::holdsConnection),
        new Scenario("loaded-elsewhere", guards::loadedElsewhere),
        new Scenario("concurrent", guards::concurrent),
        new Scenario("clob", guards::clob));
  }

  private <T> void rounds(Callable<T> lead, Function<T, ?> read) throws Exception {
    for (int round = 1; round <= 2; round++) {
      stock.log().reset();
      T owner = lead.call();
      Said.of(round + ".lead.io", Said.cost(stock.log()));
      Said.of(round + ".lead.ends", Lead.ends(stock));
      Said.read(round + ".read", stock.log(), () -> read.apply(owner));
      Said.of(round + ".sql", stock.log().statements());
      Said.read(round + ".again", stock.log(), () -> read.apply(owner));
    }
  }

  private <T> T closed(Function<SqlSession, T> load) {
    return Lead.closed(stock.factory().openSession(), load);
  }

  private static Customer customer(SqlSession session) {
    return session.getMapper(ShopMapper.class).customer(1);
  }

  private static Object notes(Customer customer) {
    return customer.getNotes() == null ? null : Kind.NOTES.read(customer);
  }

  private void plugIn() throws Exception {
    SqlSessionFactory factory = stock.another(settings -> settings.addInterceptor(new Rewriting()));
    for (int round = 1; round <= 2; round++) {
      stock.log().reset();
      Customer customer = Lead.closed(factory.openSession(), Guards::customer);
      List<String> lead = stock.log().statements();
      Said.read(round + ".read", stock.log(), () -> notes(customer));
      Said.of(round + ".sql", round == 1 ? stock.log().statements() : lead.subList(1, lead.size()));
    }
  }

  /** What is read shows other orders of its own on other threads. */
  private void byThread() throws Exception {
    ByThread.set("Item 2");
    rounds(
        () -> closed(session -> session.getMapper(StockMapper.class).orderByThread(11)),
        order -> Kind.ORDERS.read(order.getCustomer()));
    ByThread.set(null);
  }

  private void providedConnection() throws Exception {
    rounds(
        () -> {
          try (Connection connection = stock.source().getConnection()) {
            return Lead.closed(stock.factory().openSession(connection), Guards::customer);
          }
        },
        Guards::notes);
  }

  /** What is set there may stay. */
  private static void inPoolOfItsOwn() throws Exception {
    try (Stock own = Stock.filled("changed")) {
      new Guards(own).changedInSpring();
    }
  }

  /** What it shows then is nobody else's to read. */
  private void changedInSpring() throws Exception {
    stock.run(
        "create schema own",
        "create table own.customers as select * from customers",
        "create table own.notes as select id, 'Own' as text, customer_id from notes");
    rounds(
        () ->
            Lead.inSpring(
                stock,
                (session, status) -> {
                  try {
                    DataSourceUtils.getConnection(stock.source()).setSchema("OWN");
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                  return customer(session);
                }),
        Guards::notes);
  }

  private void ownLevel() throws Exception {
    level(TransactionIsolationLevel.READ_COMMITTED);
  }

  private void serializable() throws Exception {
    level(TransactionIsolationLevel.SERIALIZABLE);
  }

  private void level(TransactionIsolationLevel level) throws Exception {
    rounds(() -> Lead.closed(stock.factory().openSession(level), Guards::customer), Guards::notes);
  }

  private void writing() throws Exception {
    rounds(
        () -> closed(session -> session.getMapper(StockMapper.class).customerOfWriting(3)),
        Guards::notes);
    Said.of("rows", closed(session -> session.getMapper(ShopMapper.class).notesOf(3)).size());
  }

  private void emptying() throws Exception {
    rounds(
        () -> closed(session -> session.getMapper(StockMapper.class).customerOfEmptying(1)),
        Guards::notes);
  }

  private void failing() throws Exception {
    rounds(
        () -> closed(session -> session.getMapper(StockMapper.class).customerOfFailing(1)),
        Guards::notes);
  }

  private void several() throws Exception {
    rounds(
        () -> closed(session -> session.getMapper(StockMapper.class).orderOfSeveral(11)),
        order -> String.valueOf(order.getCustomer()));
  }

  /** Nothing is known of it yet. */
  private void sourceClosed() {
    HikariDataSource own = Stock.pool("guards");
    SqlSessionFactory factory = Stock.another(own, new JdbcTransactionFactory(), settings -> {});
    Customer customer = Lead.closed(factory.openSession(), Guards::customer);
    own.close();
    Said.read("read", stock.log(), () -> notes(customer));
    Said.read("again", stock.log(), () -> notes(customer));
  }

  private void ownPool() throws Exception {
    SqlSessionFactory factory =
        Stock.another(
            new PooledDataSource("org.h2.Driver", stock.url(), null, null),
            new JdbcTransactionFactory(),
            settings -> {});
    // The first borrow opens a connection, and seems to come from the source of those.
    try (SqlSession first = factory.openSession()) {
      first.getConnection();
    }
    rounds(() -> Lead.closed(factory.openSession(), Guards::customer), Guards::notes);
  }

  private void holdsConnection() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer = closed(Guards::customer);
      try (Connection held = stock.source().getConnection()) {
        Said.read(round + ".read", stock.log(), () -> notes(customer));
      }
    }
  }

  /** Another thread's session: MyBatis itself would read on another connection. */
  private void loadedElsewhere() throws Exception {
    rounds(
        () -> {
          SqlSession session = stock.factory().openSession();
          FutureTask<Customer> load = new FutureTask<>(() -> customer(session));
          Thread other = new Thread(load, Thread.currentThread().getName());
          other.start();
          Customer customer = load.get();
          session.close();
          return customer;
        },
        Guards::notes);
  }

  private void concurrent() throws Exception {
    for (int round = 1; round <= 2; round++) {
      Customer customer = closed(Guards::customer);
      stock.log().reset();
      Said.of(round + ".read", new Crowd(8).all(() -> notes(customer)));
      Said.of(round + ".read.io", Said.cost(stock.log()));
    }
  }

  private void clob() throws Exception {
    rounds(
        () -> closed(session -> session.getMapper(StockMapper.class).detailed(1)),
        detailed -> detailed.getDetails().keySet());
  }
}
