package com.acme;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.outlive.orm.BackReference;
import dev.outlive.orm.ColumnOption;
import dev.outlive.orm.ConnectionContext;
import dev.outlive.orm.Database;
import dev.outlive.orm.Field;
import dev.outlive.orm.ForeignKey;
import dev.outlive.orm.Model;
import dev.outlive.orm.Table;
import java.sql.Blob;
import java.util.List;
import javax.sql.rowset.serial.SerialBlob;

/** The smallest programs of the rules' page, over the Outlive ORM: the argument is the rule. */
public final class Page {

  /** Has orders, and a photo that is not loaded with it. */
  public static final class Customer extends Model {
    static final Table<Customer> TABLE = Table.of("customer", Customer::new);
    static final Field<Customer, String> NAME = TABLE.text("name");
    static final Field<Customer, Blob> PHOTO = TABLE.blob("photo", ColumnOption.DEFERRED);
    static final BackReference<Customer, Order> ORDERS =
        TABLE.backReference("orders", () -> Order.OF);

    Customer() {
      super(TABLE);
    }

    List<Order> getOrders() {
      return get(ORDERS);
    }

    Blob getPhoto() {
      return get(PHOTO);
    }
  }

  /** A customer's. */
  public static final class Order extends Model {
    static final Table<Order> TABLE = Table.of("orders", Order::new);
    static final ForeignKey<Order, Customer> OF = TABLE.foreignKey("customer", Customer.TABLE);

    Order() {
      super(TABLE);
    }
  }

  private final Database db;
  private Customer customer;

  private Page(Database db) {
    this.db = db;
  }

  void login() {
    try (ConnectionContext context = db.connectionContext()) {
      customer = db.select(Customer.TABLE).where(Customer.NAME.eq("Ada")).get();
    }
  }

  String orders() {
    return customer.getOrders().size() + " orders";
  }

  static Customer find(Database db) {
    try (ConnectionContext context = db.connectionContext()) {
      return db.select(Customer.TABLE).where(Customer.NAME.eq("Ada")).get();
    }
  }

  static Customer findInTransaction(Database db) {
    return db.atomic(() -> db.select(Customer.TABLE).where(Customer.NAME.eq("Ada")).get());
  }

  static Customer lose(Database db) {
    db.connectionContext();
    return db.select(Customer.TABLE).where(Customer.NAME.eq("Ada")).get();
  }

  static String render(Customer customer) {
    return customer.getOrders().size() + " orders";
  }

  /** Runs one of them. */
  public static void main(String[] arguments) throws Exception {
    Database db = database();
    switch (arguments[0]) {
      case "lazy-load-after-close" -> {
        try {
          render(find(db));
        } catch (RuntimeException tooLate) {
          System.out.println(tooLate.getMessage());
        }
      }
      case "lazy-load-outside-transaction" -> {
        try (ConnectionContext context = db.connectionContext()) {
          Customer found = findInTransaction(db);
          render(found);
        }
      }
      case "incomplete-snapshot" -> {
        try {
          find(db).getPhoto();
        } catch (RuntimeException tooLate) {
          System.out.println(tooLate.getMessage());
        }
      }
      case "session-leak" -> {
        new Thread(() -> lose(db)).start();
        Reports.await("session-leak");
      }
      case "entity-crosses-request" -> {
        Page page = new Page(db);
        try (Requests server = Requests.served()) {
          server.createContext(
              "/login",
              exchange -> {
                page.login();
                Requests.answer(exchange, "welcome");
              });
          server.createContext(
              "/orders",
              exchange -> {
                try {
                  page.orders();
                } catch (RuntimeException tooLate) {
                  Requests.answer(exchange, "sorry");
                }
              });
          server.get("/login");
          server.get("/orders");
        }
      }
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static Database database() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
    config.setPoolName("shop");
    Database db = Database.over(new HikariDataSource(config));
    try (ConnectionContext context = db.connectionContext()) {
      db.createTables(Customer.TABLE, Order.TABLE);
      Customer ada = new Customer();
      ada.set(Customer.NAME, "Ada");
      ada.set(Customer.PHOTO, new SerialBlob(new byte[] {1}));
      ada.save(db);
    }
    return db;
  }
}
