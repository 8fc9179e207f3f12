package com.acme;

import com.sun.net.httpserver.HttpExchange;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.jdbc.JdbcConnection;

/** The smallest programs of the rules' page, over JDBC: the argument is the rule. */
public final class Orders {
  private static final String URL = "jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1";

  private static final long AN_HOUR = 3_600_000;
  private static final long LOOK_MILLIS = 20;
  private static final CountDownLatch SHIPPING = new CountDownLatch(1);

  private final DataSource pool;
  private Connection connection;
  private PreparedStatement byCustomer; // prepared once, kept with its connection

  private Orders(DataSource pool) {
    this.pool = pool;
  }

  ResultSet findByCustomer(String customer) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      PreparedStatement query =
          connection.prepareStatement("select id from orders where customer = ?");
      query.setString(1, customer);
      return query.executeQuery();
    }
  }

  Connection raw() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      return connection.unwrap(JdbcConnection.class);
    }
  }

  boolean paid(int id) throws SQLException {
    Connection connection = pool.getConnection();
    PreparedStatement query = connection.prepareStatement("select paid from orders where id = ?");
    query.setInt(1, id);
    ResultSet rows = query.executeQuery();
    return rows.next() && rows.getBoolean(1);
  }

  void export() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select id from orders where paid");
      upload();
    }
  }

  private static void upload() {
    try {
      Thread.sleep(AN_HOUR);
    } catch (InterruptedException enough) {
      // It was reported.
    }
  }

  void pay(int id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      PreparedStatement update =
          connection.prepareStatement("update orders set paid = true where id = ?");
      update.setInt(1, id);
      update.executeUpdate();
    }
  }

  void report() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      connection.createStatement().executeQuery("select count(*) from orders");
    }
  }

  void list(HttpExchange exchange) throws IOException {
    try {
      if (connection == null) {
        connection = pool.getConnection();
      }
      PreparedStatement query = connection.prepareStatement("select count(*) from orders");
      ResultSet rows = query.executeQuery();
      Requests.answer(exchange, rows.next() ? rows.getString(1) : "");
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
  }

  boolean isPaid(int id) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      PreparedStatement query = connection.prepareStatement("select paid from orders where id = ?");
      query.setInt(1, id);
      ResultSet rows = query.executeQuery();
      return rows.next() && rows.getBoolean(1);
    }
  }

  int first(String customer) throws SQLException {
    byCustomer.setString(1, customer);
    ResultSet rows = byCustomer.executeQuery();
    return rows.next() ? rows.getInt(1) : -1;
  }

  void ship(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("update orders set paid = slowly(paid)");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A function of the database's, which takes long the first time: until it is interrupted. */
  public static boolean slowly(boolean value) {
    if (SHIPPING.getCount() > 0) {
      SHIPPING.countDown();
      try {
        Thread.sleep(AN_HOUR);
      } catch (InterruptedException enough) {
        // Somebody else has come.
      }
    }
    return value;
  }

  /** Interrupts one thread once another waits in a method of this name. */
  private static void interruptOnceWaitingIn(String method, Thread other, Thread sleeping)
      throws InterruptedException {
    while (other.getState() == Thread.State.RUNNABLE
        || Arrays.stream(other.getStackTrace())
            .noneMatch(frame -> frame.getMethodName().equals(method))) {
      Thread.sleep(LOOK_MILLIS);
    }
    sleeping.interrupt();
  }

  /** Runs one of them. */
  public static void main(String[] arguments) throws Exception {
    Orders orders = new Orders(arguments[0].equals("state-leak") ? dbcp() : hikari());
    DataSource pool = orders.pool;
    switch (arguments[0]) {
      case "use-after-close" -> {
        ResultSet found = orders.findByCustomer("Ada");
        try {
          while (found.next()) {
            System.out.println(found.getInt(1));
          }
        } catch (SQLException tooLate) {
          System.out.println(tooLate.getMessage());
        }
      }
      case "stale-handle" -> {
        Connection kept = orders.raw();
        try (Connection other = pool.getConnection()) {
          other.setAutoCommit(false);
          kept.createStatement().executeUpdate("delete from orders where id = 1");
          other.rollback(); // takes the delete with it
        }
      }
      case "connection-leak" -> {
        orders.paid(7);
        Reports.await("connection-leak");
      }
      case "connection-held" -> {
        Reports.interruptAt("connection-held", Thread.currentThread());
        orders.export();
        Reports.await("resolved");
      }
      case "open-transaction-at-close" -> orders.pay(7);
      case "state-leak" -> {
        orders.report();
        orders.paid(7); // in a serializable transaction
      }
      case "connection-crosses-request" -> {
        try (Requests server = Requests.served()) {
          server.createContext("/orders", orders::list);
          server.get("/orders");
          Reports.await("connection-crosses-request");
        }
      }
      case "statement-leak" -> {
        orders.isPaid(7);
        Reports.await("statement-leak");
      }
      case "result-set-leak" -> {
        try (Connection connection = pool.getConnection()) {
          orders.byCustomer =
              connection.prepareStatement("select id from orders where customer = ?");
          orders.first("Ada");
          Reports.await("result-set-leak");
          orders.byCustomer.close();
        }
      }
      case "concurrent-use" -> {
        try (Connection connection = pool.getConnection()) {
          Thread shipping = new Thread(() -> orders.ship(connection), "shipping");
          shipping.start();
          SHIPPING.await();
          while (shipping.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(LOOK_MILLIS);
          }
          Thread main = Thread.currentThread();
          Thread watching =
              new Thread(
                  () -> {
                    try {
                      interruptOnceWaitingIn("commit", main, shipping);
                    } catch (InterruptedException nobodyDoes) {
                      Thread.currentThread().interrupt();
                    }
                  });
          watching.start();
          connection.commit();
          shipping.join();
        }
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static DataSource hikari() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(URL);
    config.setPoolName("orders");
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(1);
    return filled(new HikariDataSource(config));
  }

  private static DataSource dbcp() throws SQLException {
    BasicDataSource pool = new BasicDataSource();
    pool.setUrl(URL);
    pool.setMaxTotal(1);
    return filled(pool);
  }

  private static DataSource filled(DataSource pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table orders (id int primary key, customer varchar, paid boolean)");
      statement.execute("create alias slowly for 'com.acme.Orders.slowly'");
      statement.execute("insert into orders values (1, 'Ada', false), (7, 'Ada', false)");
    }
    return pool;
  }
}
