package dev.outlive.corpus.order;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Places, shows and ships orders. What is lazy is read while the transaction lasts. */
@Service
public class Orders {

  /** How many orders the shop remembers. */
  private static final int KEPT = 5_000;

  private final OrderRepository orders;
  private final CustomerRepository customers;
  private final ProductRepository products;
  private final ApplicationEventPublisher events;

  Orders(
      OrderRepository orders,
      CustomerRepository customers,
      ProductRepository products,
      ApplicationEventPublisher events) {
    this.orders = orders;
    this.customers = customers;
    this.products = products;
    this.events = events;
  }

  /** The products in the order of their ids, so that two orders never wait for each other. */
  @Transactional
  long place(long customer, SortedMap<Long, Integer> quantities) {
    PurchaseOrder order =
        new PurchaseOrder(customers.getReferenceById(customer), LocalDateTime.now());
    quantities.forEach(
        (id, quantity) -> {
          Product product = products.findById(id).orElseThrow();
          product.take(quantity);
          order.add(product, quantity);
        });
    long id = orders.save(order).getId();
    events.publishEvent(new OrderPlaced(id));
    return id;
  }

  @Transactional(readOnly = true)
  OrderView view(long id) {
    return OrderView.of(orders.findById(id).orElseThrow());
  }

  /** Everything that a view needs is loaded, so that the view can be made outside. */
  @Transactional(readOnly = true)
  PurchaseOrder complete(long id) {
    return orders.findCompleteById(id).orElseThrow();
  }

  @Transactional(readOnly = true)
  List<OrderView> page(int number) {
    Page<PurchaseOrder> page = orders.findByStatus(OrderStatus.SHIPPED, PageRequest.of(number, 5));
    return page.map(OrderView::of).getContent();
  }

  @Transactional(readOnly = true)
  BigDecimal turnoverWith(long customer) {
    try (Stream<PurchaseOrder> all = orders.streamOf(customer, Limit.of(50))) {
      return all.map(PurchaseOrder::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** Stops in the middle of the stream. */
  @Transactional(readOnly = true)
  boolean hasBought(long customer, String product) {
    try (Stream<PurchaseOrder> all = orders.streamOf(customer, Limit.of(50))) {
      return all.flatMap(order -> order.getLines().stream())
          .anyMatch(line -> line.getProduct().getName().equals(product));
    }
  }

  @Transactional(timeout = 5)
  int ship() {
    List<PurchaseOrder> oldest = orders.lockOldest(OrderStatus.PLACED, Limit.of(10));
    oldest.forEach(PurchaseOrder::ship);
    return oldest.size();
  }

  @Transactional(readOnly = true, isolation = Isolation.SERIALIZABLE)
  long newest() {
    return orders.newestId();
  }

  /** Puts back on the shelves what was sold; for the nightly job. */
  @Transactional
  public int restock() {
    return products.restock(20);
  }

  /** Forgets the oldest orders; for the nightly job. */
  @Transactional
  public int forgetOldest() {
    return orders.deleteBefore(orders.newestId() - KEPT);
  }
}
