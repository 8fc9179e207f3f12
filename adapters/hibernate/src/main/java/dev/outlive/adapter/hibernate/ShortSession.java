package dev.outlive.adapter.hibernate;

import dev.outlive.adapter.Owners;
import dev.outlive.adapter.TooManyRows;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.CacheMode;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionBuilder;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.proxy.LazyInitializer;

/**
 * A session of the agent's that reads attributes, and writes, flushes and caches nothing. What it
 * reads are objects of its own: the host's stay as they are, so that a later merge, lock or cascade
 * sees what it would have seen. Confined to its thread.
 */
final class ShortSession implements AutoCloseable {
  /** How many proxies or collections are read by one statement, where Hibernate can. */
  private static final int BATCH = 64;

  private final Hibernate hibernate;
  private final SessionFactoryImplementor factory;
  private final Session session;
  private final Transaction transaction;

  /**
   * @param connection what to read on; null for one of the factory's, in a transaction of its own
   */
  ShortSession(Hibernate hibernate, SessionFactoryImplementor factory, Connection connection) {
    this.hibernate = hibernate;
    this.factory = factory;
    SessionBuilder options = ((SessionFactory) factory).withOptions().noInterceptor();
    this.session = (connection == null ? options : options.connection(connection)).openSession();
    session.setHibernateFlushMode(FlushMode.MANUAL);
    session.setDefaultReadOnly(true);
    session.setCacheMode(CacheMode.IGNORE);
    this.transaction = connection == null ? session.beginTransaction() : null;
  }

  private SharedSessionContractImplementor internal() {
    return (SharedSessionContractImplementor) session;
  }

  /** Reads what is behind one bound object. */
  Object read(Object bound, int maxRows) {
    if (bound instanceof LazyInitializer proxy) {
      return entity(proxy);
    }
    PersistentCollection<?> collection = (PersistentCollection<?>) bound;
    CollectionPersister persister = persister(collection);
    if (hibernate.size(persister, collection, internal()) > maxRows) {
      throw new TooManyRows(maxRows);
    }
    return collection(persister, collection, another(persister, collection));
  }

  /** Reads what is behind each; by identity, without those that are gone. */
  Map<Object, Object> readAll(Collection<?> bound, int maxRows) {
    if (bound.size() > maxRows) {
      throw new TooManyRows(maxRows);
    }
    hibernate.batches(session, BATCH);
    Map<Object, Object> values = new IdentityHashMap<>();
    proxies(bound)
        .forEach(
            (entity, proxies) -> {
              List<?> found =
                  session
                      .byMultipleIds(entity)
                      .multiLoad(proxies.stream().map(hibernate::id).toList());
              for (int i = 0; i < proxies.size(); i++) {
                if (found.get(i) != null) {
                  values.put(proxies.get(i), found.get(i));
                }
              }
            });
    collections(bound, maxRows, values);
    return values;
  }

  private static Map<String, List<LazyInitializer>> proxies(Collection<?> bound) {
    Map<String, List<LazyInitializer>> proxies = new java.util.TreeMap<>();
    for (Object each : bound) {
      if (each instanceof LazyInitializer proxy) {
        proxies.computeIfAbsent(proxy.getEntityName(), n -> new ArrayList<>()).add(proxy);
      }
    }
    return proxies;
  }

  private void collections(Collection<?> bound, int maxRows, Map<Object, Object> values) {
    // All are made known first: the first that is read brings others along.
    Map<PersistentCollection<?>, PersistentCollection<?>> others = new IdentityHashMap<>();
    for (Object each : bound) {
      if (each instanceof PersistentCollection<?> collection) {
        others.put(collection, another(persister(collection), collection));
      }
    }
    int rows = 0;
    for (Map.Entry<PersistentCollection<?>, PersistentCollection<?>> each : others.entrySet()) {
      Object value = collection(persister(each.getKey()), each.getKey(), each.getValue());
      rows += value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size();
      if (rows > maxRows) {
        throw new TooManyRows(maxRows);
      }
      values.put(each.getKey(), value);
    }
  }

  private Object entity(LazyInitializer proxy) {
    Object entity = hibernate.load(internal(), proxy);
    if (entity == null) {
      throw new IllegalStateException("the row is gone");
    }
    return entity;
  }

  private CollectionPersister persister(PersistentCollection<?> collection) {
    return hibernate.collectionPersister(factory, collection.getRole());
  }

  /** One of this session's for the same role and key. */
  private PersistentCollection<?> another(
      CollectionPersister persister, PersistentCollection<?> like) {
    PersistentCollection<?> other =
        (PersistentCollection<?>) hibernate.another(internal(), persister, like);
    other.setOwner(like.getOwner());
    internal().getPersistenceContextInternal().addUninitializedDetachedCollection(persister, other);
    return other;
  }

  private Object collection(
      CollectionPersister persister, PersistentCollection<?> host, PersistentCollection<?> read) {
    read.forceInitialization();
    Object copy = Copies.of(read);
    if (host.getOwner() != null) {
      new BackReferences(hibernate, factory, persister, host).turnIn(copy);
    }
    return copy;
  }

  /** What stands for to-ones in what was read. */
  void owners(Owners owners) {
    hibernate.owners(hibernate.session(session), owners);
  }

  @Override
  public void close() {
    try {
      if (transaction != null) {
        transaction.rollback();
      }
    } finally {
      session.close();
    }
  }
}
