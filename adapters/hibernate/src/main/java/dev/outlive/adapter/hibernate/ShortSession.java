package dev.outlive.adapter.hibernate;

import dev.outlive.adapter.Copies;
import dev.outlive.adapter.NoAnswer;
import dev.outlive.adapter.Owners;
import dev.outlive.adapter.TooManyRows;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.CacheMode;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionBuilder;
import org.hibernate.SessionFactory;
import org.hibernate.Transaction;
import org.hibernate.bytecode.enhance.spi.interceptor.LazyAttributeLoadingInterceptor;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.PersistentAttributeInterceptable;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

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
  private final HostEntities host;
  private final Transaction transaction;

  /**
   * @param connection what to read on; null for one of the factory's, in a transaction of its own
   */
  ShortSession(Hibernate hibernate, SessionFactoryImplementor factory, Connection connection) {
    this.hibernate = hibernate;
    this.factory = factory;
    SessionBuilder options = ((SessionFactory) factory).withOptions();
    this.session = (connection == null ? options : options.connection(connection)).openSession();
    session.setHibernateFlushMode(FlushMode.MANUAL);
    session.setDefaultReadOnly(true);
    session.setCacheMode(CacheMode.IGNORE);
    this.host = new HostEntities(hibernate, internal());
    this.transaction = connection == null ? session.beginTransaction() : null;
  }

  private SharedSessionContractImplementor internal() {
    return (SharedSessionContractImplementor) session;
  }

  /** What the host's session holds is what it is, wherever it is read again. */
  void reuse(Map<Object, EntityEntry> ofHost) {
    host.addAll(ofHost);
  }

  /**
   * Reads what is behind one bound object.
   *
   * @param attribute of an enhanced entity, which; else null
   * @param id the identifier of its owner
   */
  Object read(Object bound, String attribute, Object id, int maxRows) {
    Reference reference = Reference.of(hibernate, bound);
    if (reference != null) {
      return entity(reference.entity(), reference.id());
    }
    if (bound instanceof LazyAttributeLoadingInterceptor enhanced) {
      return column(entity(enhanced.getEntityName(), id), attribute);
    }
    PersistentCollection<?> collection = (PersistentCollection<?>) bound;
    CollectionPersister persister = persister(collection);
    if (hibernate.size(persister, collection, internal()) > maxRows) {
      throw new TooManyRows(maxRows);
    }
    return collection(collection, another(persister, collection));
  }

  /** A collection would be kept by the entity, in place of the one that is not loaded. */
  private Object column(Object entity, String attribute) {
    EntityPersister persister = hibernate.entityPersister(factory, entity.getClass().getName());
    int property = List.of(persister.getPropertyNames()).indexOf(attribute);
    if (property < 0 || persister.getPropertyTypes()[property].isCollectionType()) {
      throw new NoAnswer("it is no column of an enhanced class");
    }
    PersistentAttributeInterceptable enhanced = (PersistentAttributeInterceptable) entity;
    return enhanced.$$_hibernate_getInterceptor() instanceof LazyAttributeLoadingInterceptor lazy
            && !lazy.isAttributeLoaded(attribute)
        ? lazy.fetchAttribute(entity, attribute)
        : persister.getPropertyValue(entity, attribute);
  }

  /** Reads what is behind each; by identity, without those that are gone. */
  Map<Object, Object> readAll(Collection<?> bound, int maxRows) {
    if (bound.size() > maxRows) {
      throw new TooManyRows(maxRows);
    }
    hibernate.batches(session, BATCH);
    Map<Object, Object> values = new IdentityHashMap<>();
    references(bound)
        .forEach(
            (entity, references) -> {
              List<?> found =
                  session
                      .byMultipleIds(entity)
                      // 7.4 does not ask the session.
                      .with(CacheMode.IGNORE)
                      .multiLoad(references.stream().map(Reference::id).toList());
              for (int i = 0; i < references.size(); i++) {
                if (found.get(i) != null) {
                  values.put(references.get(i).bound(), found.get(i));
                }
              }
            });
    collections(bound, maxRows, values);
    return values;
  }

  private Map<String, List<Reference>> references(Collection<?> bound) {
    Map<String, List<Reference>> references = new TreeMap<>();
    for (Object each : bound) {
      Reference reference = Reference.of(hibernate, each);
      if (reference != null) {
        references.computeIfAbsent(reference.entity(), n -> new ArrayList<>()).add(reference);
      }
    }
    return references;
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
      Object value = collection(each.getKey(), each.getValue());
      rows += value instanceof Map<?, ?> map ? map.size() : ((Collection<?>) value).size();
      if (rows > maxRows) {
        throw new TooManyRows(maxRows);
      }
      values.put(each.getKey(), value);
    }
  }

  private Object entity(String name, Object id) {
    Object entity = hibernate.load(internal(), name, id);
    if (entity == null) {
      throw new NoAnswer("the row is gone");
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
    if (like.getOwner() != null) {
      host.add(like.getOwner());
    }
    internal().getPersistenceContextInternal().addUninitializedDetachedCollection(persister, other);
    return other;
  }

  private Object collection(PersistentCollection<?> ofHost, PersistentCollection<?> read) {
    read.forceInitialization();
    Object copy = Copies.of(read);
    if (ofHost.getOwner() != null) {
      new BackReferences(hibernate, internal(), host, ofHost).turnIn(copy);
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
