package app;

import jakarta.persistence.EntityManager;
import java.util.Locale;

/** A way from the load of a customer to where its session is over for it. */
enum Lead {
  CLOSE {
    @Override
    Customer lead(Store store, long id) {
      EntityManager em = store.open();
      Customer customer = em.find(Customer.class, id);
      em.close();
      return customer;
    }
  },
  COMMIT_THEN_CLOSE {
    @Override
    Customer lead(Store store, long id) {
      EntityManager em = store.open();
      em.getTransaction().begin();
      Customer customer = em.find(Customer.class, id);
      em.getTransaction().commit();
      em.close();
      return customer;
    }
  },
  ROLLBACK_THEN_CLOSE {
    @Override
    Customer lead(Store store, long id) {
      EntityManager em = store.open();
      em.getTransaction().begin();
      Customer customer = em.find(Customer.class, id);
      em.getTransaction().rollback();
      em.close();
      return customer;
    }
  },
  CLEAR_THEN_CLOSE {
    @Override
    Customer lead(Store store, long id) {
      EntityManager em = store.open();
      Customer customer = em.find(Customer.class, id);
      em.clear();
      em.close();
      return customer;
    }
  };

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Loads a customer, and goes the way. */
  abstract Customer lead(Store store, long id);
}
