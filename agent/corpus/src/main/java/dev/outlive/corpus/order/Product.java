package dev.outlive.corpus.order;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;

@Entity
class Product {

  @Id private Long id;

  private String name;
  private BigDecimal price;
  private int stock;
  @Version private int version;

  Product() {}

  Long getId() {
    return id;
  }

  String getName() {
    return name;
  }

  BigDecimal getPrice() {
    return price;
  }

  void take(int quantity) {
    if (quantity > stock) {
      throw new OutOfStockException(name);
    }
    stock -= quantity;
  }
}
