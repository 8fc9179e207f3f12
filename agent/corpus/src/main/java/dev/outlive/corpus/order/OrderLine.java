package dev.outlive.corpus.order;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.math.BigDecimal;

@Entity
class OrderLine {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE)
  @SequenceGenerator(sequenceName = "order_line_seq")
  private Long id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private PurchaseOrder order;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Product product;

  private int quantity;
  private BigDecimal price;

  OrderLine() {}

  OrderLine(PurchaseOrder order, Product product, int quantity) {
    this.order = order;
    this.product = product;
    this.quantity = quantity;
    this.price = product.getPrice();
  }

  Product getProduct() {
    return product;
  }

  int getQuantity() {
    return quantity;
  }

  BigDecimal total() {
    return price.multiply(BigDecimal.valueOf(quantity));
  }
}
