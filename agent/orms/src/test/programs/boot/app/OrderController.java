package app;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads of orders, in their transaction or too late. */
@RestController
@RequestMapping("/orders")
class OrderController {
  private final Orders orders;
  private final Desk desk;
  private final EntityManagerFactory factory;

  OrderController(Orders orders, Desk desk, EntityManagerFactory factory) {
    this.orders = orders;
    this.desk = desk;
    this.factory = factory;
  }

  @GetMapping("/{id}/buyer")
  String buyer(@PathVariable("id") long id) {
    Order order = orders.findById(id).orElseThrow();
    return order.getCustomer().getName();
  }

  @GetMapping("/{id}/filtered")
  String filtered(@PathVariable("id") long id) {
    return orders.findById(id).orElseThrow().getCustomer().getName();
  }

  /** In a session that this method keeps open, and no view does. */
  @GetMapping("/{id}/by-hand/filtered")
  String byHand(@PathVariable("id") long id) {
    try (EntityManager manager = factory.createEntityManager()) {
      manager.getTransaction().begin();
      Order order = manager.find(Order.class, id);
      manager.getTransaction().commit();
      return order.getCustomer().getName();
    }
  }

  @GetMapping("/of-item/{item}/buyer")
  String buyerOfItem(@PathVariable("item") String item) {
    Order order = orders.findByItem(item);
    return order.getCustomer().getName();
  }

  @GetMapping("/{id}/handed-over")
  String handedOver(@PathVariable("id") long id) {
    return desk.label(orders.findById(id).orElseThrow());
  }

  @GetMapping("/{id}/label")
  String label(@PathVariable("id") long id) {
    return desk.label(id);
  }

  @GetMapping("/of-item/{item}/label")
  String labelOfItem(@PathVariable("item") String item) {
    return desk.label(item);
  }
}
