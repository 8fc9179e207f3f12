package app;

import org.hibernate.Session;
import org.hibernate.Transaction;

/** A way from the load of a customer to where its session is over for it. */
enum Lead {
  CLOSE {
    @Override
    Customer lead(Store store, long id) {
      try (Session session = store.open()) {
        return session.find(Customer.class, id);
      }
    }
  },
  COMMIT_THEN_CLOSE {
    @Override
    Customer lead(Store store, long id) {
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        Customer customer = session.find(Customer.class, id);
        transaction.commit();
        return customer;
      }
    }
  },
  CLOSE_IN_TRANSACTION {
    @Override
    Customer lead(Store store, long id) {
      try (Session session = store.open()) {
        session.beginTransaction();
        return session.find(Customer.class, id);
      }
    }
  },
  ROLLBACK_THEN_CLOSE {
    @Override
    Customer lead(Store store, long id) {
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        Customer customer = session.find(Customer.class, id);
        transaction.rollback();
        return customer;
      }
    }
  },
  CLEAR_THEN_CLOSE {
    @Override
    Customer lead(Store store, long id) {
      try (Session session = store.open()) {
        Customer customer = session.find(Customer.class, id);
        session.clear();
        return customer;
      }
    }
  },
  CLEAR_IN_TRANSACTION {
    @Override
    Customer lead(Store store, long id) {
      try (Session session = store.open()) {
        Transaction transaction = session.beginTransaction();
        Customer customer = session.find(Customer.class, id);
        session.clear();
        transaction.commit();
        return customer;
      }
    }
  };

  /** Leads a customer there. */
  abstract Customer lead(Store store, long id);

  String title() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
