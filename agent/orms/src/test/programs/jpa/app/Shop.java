package app;

import app.count.CountingDataSource;
import app.count.Counts;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Hands out what the cases work with, and puts all of it away behind each. */
final class Shop {
  private final Counts counts = new Counts();
  private final DataSource source;
  private final EntityManagerFactory factory;
  private final Deque<Runnable> leftovers = new ArrayDeque<>();
  private final Consumer<EntityManagerFactory> forgetting;
  private final List<String> sourceProperties;
  private int factories;

  Shop(DataSource pool) {
    this(pool, factory -> factory.getCache().evictAll());
  }

  /** Has an ORM forget the entities that its factory caches. */
  Shop(DataSource pool, Consumer<EntityManagerFactory> forgetting) {
    this(pool, forgetting, "jakarta.persistence.nonJtaDataSource");
  }

  /** Has the data source told to an ORM by these properties. */
  Shop(DataSource pool, String... sourceProperties) {
    this(pool, factory -> factory.getCache().evictAll(), sourceProperties);
  }

  private Shop(
      DataSource pool, Consumer<EntityManagerFactory> forgetting, String... sourceProperties) {
    this.forgetting = forgetting;
    this.sourceProperties = List.of(sourceProperties);
    source = new CountingDataSource(pool, counts);
    factory = newFactory();
  }

  Counts counts() {
    return counts;
  }

  EntityManagerFactory factory() {
    return factory;
  }

  /** A factory for a case that closes it. */
  EntityManagerFactory openFactory() {
    EntityManagerFactory own = newFactory();
    later(
        () -> {
          if (own.isOpen()) {
            own.close();
          }
        });
    return own;
  }

  EntityManager open() {
    return open(factory);
  }

  EntityManager open(EntityManagerFactory from) {
    EntityManager em = from.createEntityManager();
    later(
        () -> {
          if (em.isOpen()) {
            em.close();
          }
        });
    return em;
  }

  EntityTransaction begin(EntityManager em) {
    EntityTransaction transaction = em.getTransaction();
    transaction.begin();
    later(
        () -> {
          if (transaction.isActive()) {
            transaction.rollback();
          }
        });
    return transaction;
  }

  void later(Runnable leftover) {
    leftovers.push(leftover);
  }

  /** What one case left must not be seen by the next: sessions, transactions, cached entities. */
  void tidyUp() {
    while (!leftovers.isEmpty()) {
      Runnable leftover = leftovers.pop();
      try {
        leftover.run();
      } catch (RuntimeException refused) {
        // Some ORMs end a transaction with its closed manager, and refuse to do it again.
      }
    }
    forgetting.accept(factory);
  }

  void close() {
    factory.close();
  }

  private EntityManagerFactory newFactory() {
    Map<String, Object> properties = new HashMap<>();
    sourceProperties.forEach(name -> properties.put(name, source));
    // Otherwise factories of one unit would share one session, which ends with the last of them.
    properties.put("eclipselink.session-name", "shop-" + ++factories);
    return Persistence.createEntityManagerFactory("shop", properties);
  }
}
