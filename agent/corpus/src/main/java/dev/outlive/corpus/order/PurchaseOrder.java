package dev.outlive.corpus.order;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

@Entity
class PurchaseOrder {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  @SequenceGenerator(sequenceName = "purchase_order_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Customer customer;

  private LocalDateTime placedAt;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  @Version private int version;

  @OneToMany(mappedBy = "order", cascade = CascadeType.ALL, orphanRemoval = true)
  @OrderBy("id")
  private List<OrderLine> lines = new ArrayList<>();

  PurchaseOrder() {}

  PurchaseOrder(Customer customer, LocalDateTime placedAt) {
    this.customer = customer;
    this.placedAt = placedAt;
    this.status = OrderStatus.PLACED;
  }

  Long getId() {
    return id;
  }

  Customer getCustomer() {
    return customer;
  }

  OrderStatus getStatus() {
    return status;
  }

  List<OrderLine> getLines() {
    return lines;
  }

  void add(Product product, int quantity) {
    lines.add(new OrderLine(this, product, quantity));
  }

  void ship() {
    status = OrderStatus.SHIPPED;
  }

  BigDecimal total() {
    return lines.stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
