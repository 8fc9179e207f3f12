package dev.outlive.corpus.order;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.Hibernate;
import org.hibernate.ScrollMode;
import org.hibernate.ScrollableResults;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Customers, by the repository and by what Hibernate has beside JPA. */
@Service
class Customers {

  private final CustomerRepository customers;
  private final SessionFactory sessions;

  @PersistenceContext private EntityManager entities;

  Customers(CustomerRepository customers, EntityManagerFactory factory) {
    this.customers = customers;
    this.sessions = factory.unwrap(SessionFactory.class);
  }

  @Transactional
  long register(String name) {
    Customer customer = new Customer(name, name + "@example.org");
    customer.getLabels().add("new");
    return customers.save(customer).getId();
  }

  @Transactional(readOnly = true)
  Customer find(long id) {
    return customers.findById(id).orElseThrow();
  }

  /** Takes back a customer who left the session, with lazy attributes that were never read. */
  @Transactional
  boolean change(Customer detached) {
    detached.setEmail("changed-" + detached.getEmail());
    Customer merged = customers.save(detached);
    merged.getLabels().add("changed");
    return Hibernate.isInitialized(merged.getOrders());
  }

  @Transactional
  int newestOrders(long id) {
    Customer customer = customers.findById(id).orElseThrow();
    int before = customer.getOrders().size();
    entities.refresh(customer);
    int after = customer.getOrders().size();
    entities.detach(customer);
    return Math.max(before, after);
  }

  /** Empties the session after each customer. */
  @Transactional(readOnly = true)
  int labels() {
    List<Long> newest = customers.findTop20ByOrderByIdDesc().stream().map(Customer::getId).toList();
    int labels = 0;
    for (long id : newest) {
      labels += entities.getReference(Customer.class, id).getLabels().size();
      entities.clear();
    }
    return labels;
  }

  @Transactional(readOnly = true)
  int nameLengths() {
    int length = 0;
    try (ScrollableResults<Customer> all =
        entities
            .unwrap(Session.class)
            .createSelectionQuery("from Customer order by id desc", Customer.class)
            .setMaxResults(30)
            .setFetchSize(10)
            .scroll(ScrollMode.FORWARD_ONLY)) {
      while (all.next()) {
        length += all.get().getName().length();
      }
    }
    return length;
  }

  /** A session of its own, beside Spring's. */
  List<String> names() {
    return sessions.fromStatelessTransaction(
        session ->
            session
                .createSelectionQuery("select name from Customer order by id", String.class)
                .setMaxResults(10)
                .list());
  }

  /** Plain JDBC on the session's connection. */
  @Transactional(readOnly = true)
  boolean anybody() {
    return entities
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (var statement = connection.prepareStatement("select 1 from customer");
                  var customer = statement.executeQuery()) {
                return customer.next();
              }
            });
  }
}
