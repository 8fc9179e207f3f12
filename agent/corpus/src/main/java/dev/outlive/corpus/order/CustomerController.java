package dev.outlive.corpus.order;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/customers")
class CustomerController {

  private final Customers customers;

  CustomerController(Customers customers) {
    this.customers = customers;
  }

  @PostMapping
  long register(@RequestParam String name) {
    return customers.register(name);
  }

  /** Between the two transactions the customer belongs to no session. */
  @PostMapping("/{id}/change")
  boolean change(@PathVariable long id) {
    return customers.change(customers.find(id));
  }

  @GetMapping("/{id}/orders")
  int orders(@PathVariable long id) {
    return customers.newestOrders(id);
  }

  @GetMapping("/labels")
  int labels() {
    return customers.labels();
  }

  @GetMapping("/names")
  List<String> names() {
    return customers.names();
  }

  @GetMapping("/names/length")
  int nameLengths() {
    return customers.nameLengths();
  }

  @GetMapping("/any")
  boolean any() {
    return customers.anybody();
  }
}
