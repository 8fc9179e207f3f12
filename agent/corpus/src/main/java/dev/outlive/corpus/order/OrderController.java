package dev.outlive.corpus.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/orders")
class OrderController {

  private final Orders orders;

  OrderController(Orders orders) {
    this.orders = orders;
  }

  @PostMapping
  long place(
      @RequestParam long customer, @RequestParam List<Long> product, @RequestParam int quantity) {
    TreeMap<Long, Integer> quantities = new TreeMap<>();
    product.forEach(id -> quantities.put(id, quantity));
    return orders.place(customer, quantities);
  }

  @GetMapping("/newest")
  OrderView newest() {
    return orders.view(orders.newest());
  }

  @GetMapping("/newest/complete")
  OrderView complete() {
    return OrderView.of(orders.complete(orders.newest()));
  }

  @GetMapping("/shipped")
  List<OrderView> shipped(@RequestParam int page) {
    return orders.page(page);
  }

  @PostMapping("/ship")
  int ship() {
    return orders.ship();
  }

  @GetMapping("/of/{customer}/turnover")
  BigDecimal turnover(@PathVariable long customer) {
    return orders.turnoverWith(customer);
  }

  @GetMapping("/of/{customer}/bought")
  boolean bought(@PathVariable long customer, @RequestParam String product) {
    return orders.hasBought(customer, product);
  }
}
