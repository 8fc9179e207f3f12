package app;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands out an entity, of which Jackson reads everything. */
@RestController
class CustomerController {
  private final Customers customers;

  CustomerController(Customers customers) {
    this.customers = customers;
  }

  @GetMapping("/customers/{id}")
  Customer customer(@PathVariable("id") long id) {
    return customers.findById(id).orElseThrow();
  }
}
