package dev.outlive.adapter.hibernate;

import org.hibernate.Session;
import org.hibernate.collection.spi.AbstractPersistentCollection;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.LazyInitializer;

/** Hibernate 6 and 7: the calls whose descriptors are its own. */
public final class Hibernate6 extends Hibernate {
  /** For the agent. */
  public Hibernate6() {}

  @Override
  Object id(LazyInitializer proxy) {
    return proxy.getInternalIdentifier();
  }

  @Override
  Object id(EntityEntry entity) {
    return entity.getId();
  }

  @Override
  boolean withoutSession(PersistentCollection<?> collection) {
    return collection instanceof AbstractPersistentCollection<?> known
        && known.getSession() == null;
  }

  @Override
  Object key(PersistentCollection<?> collection) {
    return collection.getKey();
  }

  @Override
  EntityPersister entityPersister(SessionFactoryImplementor factory, String entity) {
    return factory.getMappingMetamodel().getEntityDescriptor(entity);
  }

  @Override
  EntityKey keyOf(
      SharedSessionContractImplementor session, EntityPersister persister, Object entity) {
    return session.generateEntityKey(persister.getIdentifier(entity, session), persister);
  }

  @Override
  EntityKey keyFor(SharedSessionContractImplementor session, EntityPersister persister, Object id) {
    return session.generateEntityKey(id, persister);
  }

  @Override
  Object[] values(EntityPersister persister, Object entity) {
    return persister.getValues(entity);
  }

  @Override
  void set(EntityPersister persister, Object entity, int property, Object value) {
    persister.setValue(entity, property, value);
  }

  @Override
  CollectionPersister collectionPersister(SessionFactoryImplementor factory, String role) {
    return factory.getMappingMetamodel().getCollectionDescriptor(role);
  }

  @Override
  boolean entity(SessionFactoryImplementor factory, Class<?> type) {
    return factory.getMappingMetamodel().isEntityClass(type);
  }

  @Override
  Object load(SharedSessionContractImplementor session, String entity, Object id) {
    return session.immediateLoad(entity, id);
  }

  @Override
  Object another(
      SharedSessionContractImplementor session,
      CollectionPersister persister,
      PersistentCollection<?> like) {
    PersistentCollection<?> other =
        persister.getCollectionSemantics().instantiateWrapper(like.getKey(), persister, session);
    other.setSnapshot(like.getKey(), like.getRole(), null);
    return other;
  }

  @Override
  int size(
      CollectionPersister persister,
      PersistentCollection<?> collection,
      SharedSessionContractImplementor session) {
    return persister.getSize(collection.getKey(), session);
  }

  @Override
  void batches(Session session, int size) {
    try {
      session.setFetchBatchSize(size);
    } catch (NoSuchMethodError e) {
      // Before 6.3 only the mapping has a batch size: then each is read by itself.
      return;
    }
  }
}
