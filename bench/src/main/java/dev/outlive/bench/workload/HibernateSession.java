package dev.outlive.bench.workload;

import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;

/** Opens a session, finds, initialises a list of ten and reads it, commits, closes; on H2. */
public class HibernateSession extends Pooled {

  private static final int CUSTOMERS = 100;

  private SessionFactory shop;

  public HibernateSession() {
    super(Source.H2);
  }

  @Override
  void open() throws Exception {
    super.open();
    shop = Shop.open(dataSource(), CUSTOMERS, 10);
  }

  @Override
  public void close() throws Exception {
    shop.close();
    super.close();
  }

  @Override
  long once() {
    int id = ThreadLocalRandom.current().nextInt(CUSTOMERS);
    try (Session session = shop.openSession()) {
      Transaction transaction = session.beginTransaction();
      long sum = 0;
      for (Purchase purchase : session.find(Customer.class, id).getPurchases()) {
        sum += purchase.getQuantity();
      }
      transaction.commit();
      return sum;
    }
  }
}
