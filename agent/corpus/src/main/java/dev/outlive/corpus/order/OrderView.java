package dev.outlive.corpus.order;

import java.math.BigDecimal;
import java.util.List;

/** An order as it leaves the shop: values only. */
record OrderView(long id, String customer, String status, List<LineView> lines, BigDecimal total) {

  /** One product of an order. */
  record LineView(String product, int quantity) {}

  /** Reads whatever of the order is not loaded yet. */
  static OrderView of(PurchaseOrder order) {
    return new OrderView(
        order.getId(),
        order.getCustomer().getName(),
        order.getStatus().name(),
        order.getLines().stream()
            .map(line -> new LineView(line.getProduct().getName(), line.getQuantity()))
            .toList(),
        order.total());
  }
}
