package app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/** What can be done with models, which read on the connection that their thread has. */
public final class ActiveJdbcProgram {
  private ActiveJdbcProgram() {}

  public static void main(String[] names) throws Exception {
    List<Case> cases = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Attribute attribute : Attribute.values()) {
        cases.add(
            new Case(
                way.title() + "/" + attribute.title(),
                shop -> {
                  Object model = way.lead(shop, attribute);
                  return () -> attribute.render(model);
                }));
      }
    }
    cases.add(new Case("handed-out-then-close/orders.size", ActiveJdbcProgram::handedOut));
    cases.add(new Case("read-then-close/orders.size", ActiveJdbcProgram::readBefore));
    cases.add(new Case("included-then-close/orders.size", ActiveJdbcProgram::included));
    cases.add(new Case("kept-then-close/customer", ActiveJdbcProgram::kept));
    cases.add(new Case("query-then-close/orders", ActiveJdbcProgram::query));
    cases.add(new Case("query-then-close-twice/orders", ActiveJdbcProgram::queryTwice));
    cases.add(new Case("name-after-close/name", ActiveJdbcProgram::name));
    cases.add(new Case("never-opened/orders", ActiveJdbcProgram::neverOpened));
    cases.add(new Case("open-elsewhere/customer", ActiveJdbcProgram::openElsewhere));
    Program.run(cases, Shop::new, names);
  }

  private static Case.Reading handedOut(Shop shop) {
    shop.open();
    List<Order> orders = Repository.loadCustomer().getAll(Order.class);
    Ending.endByClose();
    return () -> Page.renderSize(orders);
  }

  private static Case.Reading readBefore(Shop shop) {
    shop.open();
    List<Order> orders = Repository.loadCustomer().getAll(Order.class);
    Page.renderSize(orders);
    Ending.endByClose();
    return () -> Page.renderSize(orders);
  }

  private static Case.Reading included(Shop shop) {
    shop.open();
    Customer customer = Repository.loadCustomerWithOrders();
    Ending.endByClose();
    return () -> Page.renderNumberOfOrders(customer);
  }

  private static Case.Reading kept(Shop shop) {
    shop.open();
    Order order = Repository.loadOrder();
    order.parent(Customer.class, true);
    Ending.endByClose();
    return () -> Page.renderCustomer(order);
  }

  private static Case.Reading query(Shop shop) {
    shop.open();
    List<Order> orders = Repository.makeQuery();
    Ending.endByClose();
    return () -> Page.renderSize(orders);
  }

  private static Case.Reading queryTwice(Shop shop) {
    shop.open();
    List<Order> orders = Repository.makeQuery();
    Ending.endByClose();
    return () -> Page.renderSizeAgain(orders);
  }

  private static Case.Reading name(Shop shop) {
    shop.open();
    Customer customer = Repository.loadCustomer();
    Ending.endByClose();
    return () -> Page.renderName(customer);
  }

  /** Nothing has ended. */
  private static Case.Reading neverOpened(Shop shop) {
    List<Order> orders = Repository.makeQuery();
    return () -> Page.renderSize(orders);
  }

  /** Nor has anything here: it is open for another thread. */
  private static Case.Reading openElsewhere(Shop shop) {
    shop.open();
    Order order = Repository.loadOrder();
    return () -> onAnotherThread(order);
  }

  private static Object onAnotherThread(Order order) throws Exception {
    FutureTask<Object> read =
        new FutureTask<>(
            () -> {
              try {
                return Page.renderCustomer(order);
              } catch (RuntimeException thrown) {
                return "threw";
              }
            });
    Thread other = new Thread(read, Thread.currentThread().getName());
    other.start();
    return read.get();
  }
}
