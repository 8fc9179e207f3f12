package dev.outlive.corpus.stock;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/stock")
class StockController {

  private final Stock stock;
  private final Prices prices;
  private final Deliveries deliveries;
  private final PlainJdbc plain;

  StockController(Stock stock, Prices prices, Deliveries deliveries, PlainJdbc plain) {
    this.stock = stock;
    this.prices = prices;
    this.deliveries = deliveries;
    this.plain = plain;
  }

  @GetMapping("/turnover")
  BigDecimal turnover() {
    return stock.turnover();
  }

  @GetMapping("/best")
  List<String> best() {
    return stock.bestSellers();
  }

  @GetMapping("/count/{products}")
  int count(@PathVariable int products) {
    return stock.countOf(products);
  }

  @GetMapping("/all")
  int all() {
    return stock.stockOfAll();
  }

  @PostMapping("/audit")
  int audit() {
    return stock.audit();
  }

  @GetMapping("/columns")
  int columns() {
    return stock.columns();
  }

  @PostMapping("/prices")
  int prices(@RequestParam BigDecimal price) {
    return prices.set(price);
  }

  @PostMapping("/deliveries")
  int takeIn(@RequestParam List<Integer> quantity) {
    return deliveries.takeIn(quantity);
  }

  @PostMapping("/deliveries/by-hand")
  int takeInByHand(@RequestParam List<Integer> quantity) {
    deliveries.forgetOldest();
    return deliveries.takeInByHand(quantity);
  }

  @PostMapping("/delivery")
  long add(@RequestParam int quantity) {
    return deliveries.add(quantity);
  }

  @PostMapping("/plain/{way}")
  String plain(@PathVariable String way) {
    try {
      return String.valueOf(
          switch (way) {
            case "by-hand" -> plain.byHand();
            case "failing" -> plain.failing();
            case "unwrapped" -> plain.unwrapped();
            case "together" -> plain.together();
            case "in-transaction" -> plain.inTransaction();
            default -> throw new IllegalArgumentException(way);
          });
    } catch (SQLException failure) {
      throw new TransientDataAccessResourceException("plain JDBC: " + way, failure);
    }
  }
}
