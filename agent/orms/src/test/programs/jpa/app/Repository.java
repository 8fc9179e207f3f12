package app;

import jakarta.persistence.EntityManager;

/**
 * Where entities are loaded: what the agent says of {@code loaded} is to name a method of these.
 */
final class Repository {
  private Repository() {}

  static Order loadOrder(EntityManager em) {
    return em.find(Order.class, Database.ORDER);
  }

  static Customer loadCustomer(EntityManager em) {
    return em.find(Customer.class, Database.CUSTOMER);
  }

  static Customer loadReference(EntityManager em) {
    return em.getReference(Customer.class, Database.CUSTOMER);
  }

  static Order loadOrderByQuery(EntityManager em) {
    return em.createQuery("select o from Order o where o.id = :id", Order.class)
        .setParameter("id", Database.ORDER)
        .getSingleResult();
  }

  static Customer loadCustomerByQuery(EntityManager em) {
    return em.createQuery("select c from Customer c where c.id = :id", Customer.class)
        .setParameter("id", Database.CUSTOMER)
        .getSingleResult();
  }

  static Order loadOrderWithCustomer(EntityManager em) {
    return em.createQuery(
            "select o from Order o join fetch o.customer where o.id = :id", Order.class)
        .setParameter("id", Database.ORDER)
        .getSingleResult();
  }

  static Customer loadCustomerWith(String attribute, EntityManager em) {
    return em.createQuery(
            "select distinct c from Customer c join fetch c." + attribute + " where c.id = :id",
            Customer.class)
        .setParameter("id", Database.CUSTOMER)
        .getSingleResult();
  }
}
