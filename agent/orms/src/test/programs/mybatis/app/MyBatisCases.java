package app;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;

/** What can be done with nested selects that are lazy. */
final class MyBatisCases {
  private final List<Case> cases = new ArrayList<>();

  private MyBatisCases() {}

  static List<Case> all() {
    MyBatisCases all = new MyBatisCases();
    for (Way way : Way.values()) {
      all.add(way.title() + "/customer", shop -> orderAfter(way, shop, Page::renderCustomer));
      all.add(
          way.title() + "/orders.size",
          shop -> customerAfter(way, shop, Page::renderNumberOfOrders));
      all.add(way.title() + "/notes", shop -> customerAfter(way, shop, Page::renderNotes));
    }
    all.legalOnes();
    all.lateOnes();
    all.ofOtherThreads();
    all.failures();
    return all.cases;
  }

  private void add(String name, Case.Preparation preparation) {
    cases.add(new Case(name, preparation));
  }

  /** Reads one object. */
  private interface Render<T> {
    Object of(T object) throws Exception;
  }

  private static Case.Reading orderAfter(Way way, Shop shop, Render<Order> render) {
    SqlSession session = shop.open();
    Order order = Repository.loadOrder(session);
    way.go(session);
    return () -> render.of(order);
  }

  private static Case.Reading customerAfter(Way way, Shop shop, Render<Customer> render) {
    return customerAfter(way, shop.open(), render);
  }

  private static Case.Reading customerAfter(Way way, SqlSession session, Render<Customer> render) {
    Customer customer = Repository.loadCustomer(session);
    way.go(session);
    return () -> render.of(customer);
  }

  private void legalOnes() {
    add(
        "touched-then-close/orders.size",
        shop -> {
          SqlSession session = shop.open();
          Customer customer = Repository.loadCustomer(session);
          Page.renderNumberOfOrders(customer);
          Ending.endByClose(session);
          return () -> Page.renderNumberOfOrders(customer);
        });
    add(
        "set-then-close/orders.size",
        shop -> {
          SqlSession session = shop.open();
          Customer customer = Repository.loadCustomer(session);
          customer.setOrders(List.of());
          Ending.endByClose(session);
          return () -> Page.renderNumberOfOrders(customer);
        });
    add(
        "joined-then-close/customer",
        shop -> {
          SqlSession session = shop.open();
          Order order = Repository.loadOrderWithCustomer(session);
          Ending.endByClose(session);
          return () -> Page.renderCustomer(order);
        });
    add("asked-for-id-after-close/customer", s -> customerAfter(Way.CLOSE, s, Customer::getId));
    add("named-after-close/customer", s -> customerAfter(Way.CLOSE, s, Customer::getName));
    add(
        "cursor-after-close/customers",
        shop -> {
          SqlSession session = shop.open();
          Iterator<Customer> customers = Repository.loadCustomers(session).iterator();
          customers.hasNext();
          Ending.endByClose(session);
          return customers::hasNext;
        });
  }

  private void lateOnes() {
    add(
        "statement-then-close/orders.size",
        shop -> {
          SqlSession session = shop.open();
          Customer customer = Repository.loadCustomerByStatement(session);
          Ending.endByClose(session);
          return () -> Page.renderNumberOfOrders(customer);
        });
    add("twice-after-close/orders", s -> customerAfter(Way.CLOSE, s, Page::renderTwice));
    add("to-string-after-close/all", s -> customerAfter(Way.CLOSE, s, Page::renderAll));
    add("nested-after-close/orders", s -> orderAfter(Way.CLOSE, s, Page::renderNeighbours));
    add(
        "provided-then-close/orders.size",
        shop -> {
          Connection connection = shop.borrow();
          SqlSession session = shop.openOn(connection);
          return customerAfter(Way.CLOSE, session, Page::renderNumberOfOrders);
        });
    add(
        "managed-then-close/orders.size",
        shop -> {
          Configuration managed = Configured.of(shop.source(), new ManagedTransactionFactory());
          return customerAfter(Way.CLOSE, shop.open(managed), Page::renderNumberOfOrders);
        });
    add(
        "plugged-then-close/orders.size",
        shop -> {
          Configuration plugged = Configured.of(shop.source(), new JdbcTransactionFactory());
          plugged.addInterceptor(new Plugged());
          plugged.addInterceptor(new Plugged());
          return customerAfter(Way.CLOSE, shop.open(plugged), Page::renderNumberOfOrders);
        });
    add(
        "logged-then-close/orders.size",
        shop ->
            customerAfter(
                Way.CLOSE,
                shop.open(Configured.logged(shop.source())),
                Page::renderNumberOfOrders));
    add(
        "uncached-then-close/orders.size",
        shop -> {
          Configuration uncached = Configured.of(shop.source(), new JdbcTransactionFactory());
          uncached.setCacheEnabled(false);
          return customerAfter(Way.CLOSE, shop.open(uncached), Page::renderNumberOfOrders);
        });
    add(
        "cached-then-close/customer",
        shop -> {
          SqlSession other = shop.open();
          Repository.loadCached(other);
          other.close();
          SqlSession session = shop.open();
          Order order = Repository.loadOrderOfCached(session);
          Ending.endByClose(session);
          return () -> Page.renderCustomer(order);
        });
  }

  private void ofOtherThreads() {
    add(
        "open-other-thread/orders.size",
        shop -> {
          Case.Reading reading = customerAfter(Way.OPEN, shop, Page::renderNumberOfOrders);
          return () -> elsewhere(reading::read);
        });
    add(
        "close-other-thread/orders.size",
        shop -> {
          Case.Reading reading = customerAfter(Way.CLOSE, shop, Page::renderNumberOfOrders);
          return () -> elsewhere(reading::read);
        });
  }

  private static Object elsewhere(Callable<Object> reading) throws Exception {
    FutureTask<Object> task = new FutureTask<>(reading);
    Thread other = new Thread(task, Thread.currentThread().getName());
    other.start();
    return task.get();
  }

  private void failures() {
    add(
        "pool-closed/orders",
        shop -> {
          HikariDataSource own = shop.ownPool();
          SqlSession session = shop.open(Configured.of(own, new JdbcTransactionFactory()));
          Customer customer = Repository.loadCustomer(session);
          Ending.endByClose(session);
          own.close();
          return () -> Page.renderAgain(customer);
        });
    add(
        "serialized/customer",
        shop -> {
          SqlSession session = shop.open();
          Order order = Repository.loadOrder(session);
          Ending.endByClose(session);
          Order copy = Ending.copy(order);
          return () -> Page.renderCustomer(copy);
        });
    add(
        "serialized-for-reload/customer",
        shop -> {
          SqlSession session = shop.open(Configured.forCopies(shop.source()));
          Order order = Repository.loadOrder(session);
          Ending.endByClose(session);
          Order copy = Ending.copy(order);
          return () -> Page.renderCustomer(copy);
        });
  }
}
