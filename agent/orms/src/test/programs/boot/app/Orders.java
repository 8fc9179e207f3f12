package app;

import org.springframework.data.jpa.repository.JpaRepository;

/** Its own queries have no transaction, unlike what it inherits. */
interface Orders extends JpaRepository<Order, Long> {
  Order findByItem(String item);
}
